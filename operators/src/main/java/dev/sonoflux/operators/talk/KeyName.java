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
                KeyName::parsed,
                key -> key,
                JsonSchema.of("type", "string", "pattern", "^(" + KeyPress.ENTER + "|.)$"));
    }

    /** Checks a configured key. */
    static String checked(String key) {
        if (!isName(key)) {
            throw new IllegalArgumentException("key '" + key + "' is not " + EXPECTATION);
        }
        return key;
    }

    private static String parsed(String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException("one key, that is");
        }
        return text;
    }

    private static boolean isName(String key) {
        boolean character = key.codePointCount(0, key.length()) == 1 && !Character.isISOControl(key.codePointAt(0));
        return character || key.equals(KeyPress.ENTER);
    }
}
