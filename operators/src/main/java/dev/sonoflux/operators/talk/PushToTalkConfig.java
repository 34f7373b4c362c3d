package dev.sonoflux.operators.talk;

import dev.sonoflux.engine.audio.KeyPress;
import java.time.Duration;

/**
 * Settings of {@link PushToTalk}.
 *
 * @param key the key's name, as in {@link KeyPress}
 * @param window how much is captured after a press, 1 ms to 60 s
 * @param preRoll how much of what was heard before the press is captured, 0 to 10 s
 */
public record PushToTalkConfig(String key, Duration window, Duration preRoll) {
    public static final String DEFAULT_KEY = KeyPress.ENTER;

    /** A word, and the moment in which people wait before they say it. */
    public static final Duration DEFAULT_WINDOW = Duration.ofSeconds(1);

    /** People begin to speak while the key is still going down. */
    public static final Duration DEFAULT_PRE_ROLL = Duration.ofMillis(300);

    public static final Duration MIN_WINDOW = Duration.ofMillis(1);

    /** What is captured stays in memory until the window ends. */
    public static final Duration MAX_WINDOW = Duration.ofSeconds(60);

    public static final Duration MAX_PRE_ROLL = Duration.ofSeconds(10);

    public PushToTalkConfig {
        KeyName.checked(key);
        requireWithin("window", window, MIN_WINDOW, MAX_WINDOW);
        requireWithin("preRoll", preRoll, Duration.ZERO, MAX_PRE_ROLL);
    }

    private static void requireWithin(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " " + value.toMillis() + " ms is outside " + least.toMillis()
                    + ".." + most.toMillis() + " ms");
        }
    }

    public static PushToTalkConfig ofDefaults() {
        return new PushToTalkConfig(DEFAULT_KEY, DEFAULT_WINDOW, DEFAULT_PRE_ROLL);
    }

    public PushToTalkConfig withKey(String key) {
        return new PushToTalkConfig(key, window, preRoll);
    }

    public PushToTalkConfig withWindow(Duration window) {
        return new PushToTalkConfig(key, window, preRoll);
    }

    public PushToTalkConfig withPreRoll(Duration preRoll) {
        return new PushToTalkConfig(key, window, preRoll);
    }
}
