package dev.sonoflux.operators.talk;

/**
 * Settings of {@link Toggle}.
 *
 * @param key the key's name, as in {@link dev.sonoflux.engine.audio.KeyPress}
 * @param listening whether it listens before the key is pressed for the first time
 */
public record ToggleConfig(String key, boolean listening) {
    public static final String DEFAULT_KEY = "t";
    public static final boolean DEFAULT_LISTENING = false;

    public ToggleConfig {
        KeyName.checked(key);
    }

    public static ToggleConfig ofDefaults() {
        return new ToggleConfig(DEFAULT_KEY, DEFAULT_LISTENING);
    }

    public ToggleConfig withKey(String key) {
        return new ToggleConfig(key, listening);
    }

    public ToggleConfig withListening(boolean listening) {
        return new ToggleConfig(key, listening);
    }
}
