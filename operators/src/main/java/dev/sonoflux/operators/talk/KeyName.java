package dev.sonoflux.operators.talk;

import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.spec.JsonSchema;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;

/** The names that keys have in a {@link KeyPress}. */
final class KeyName {
    private static final String EXPECTATION = KeyPress.ENTER + ", or the character that the key types, e.g. t";

    private KeyName() {}

    static ParameterType<String> type() {
        return ParameterTypes.of(
                EXPECTATION,
                KeyName::checked,
                key -> key,
                JsonSchema.of("type", "string", "pattern", "^(" + KeyPress.ENTER + "|.)$"));
    }

    /** Checks a configured key. */
    static String checked(String key) {
        boolean character = key.codePointCount(0, key.length()) == 1 && !Character.isISOControl(key.codePointAt(0));
        if (!character && !key.equals(KeyPress.ENTER)) {
            throw new IllegalArgumentException("key '" + key + "' is not " + EXPECTATION);
        }
        return key;
    }
}
