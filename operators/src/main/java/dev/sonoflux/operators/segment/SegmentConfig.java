package dev.sonoflux.operators.segment;

import java.time.Duration;

/**
 * Settings of {@link Segmenter}.
 *
 * @param minSpeech how much speech, pauses within it not counted, it takes to begin a segment; 0 or more
 * @param preRoll how much of what was heard before the speech belongs to the segment; 0 or more
 * @param maxLength the longest segment, pre-roll and hangover included; longer than pre-roll and minimum together
 */
public record SegmentConfig(Duration minSpeech, Duration preRoll, Duration maxLength) {
    /** The shortest words, e.g. a quick "six", have little more that is louder than a quiet room. */
    public static final Duration DEFAULT_MIN_SPEECH = Duration.ofMillis(80);

    /** As long as the weak beginning of a word, e.g. of "five" or "three", that is lost in noise. */
    public static final Duration DEFAULT_PRE_ROLL = Duration.ofMillis(200);

    public static final Duration DEFAULT_MAX_LENGTH = Duration.ofSeconds(3);

    /** Longest segment that is accepted: what it holds stays in memory until it ends. */
    public static final Duration MAX_MAX_LENGTH = Duration.ofMinutes(10);

    public SegmentConfig {
        if (minSpeech.isNegative()) {
            throw new IllegalArgumentException("minSpeech " + minSpeech.toMillis() + " ms is negative");
        }
        if (preRoll.isNegative()) {
            throw new IllegalArgumentException("preRoll " + preRoll.toMillis() + " ms is negative");
        }
        if (maxLength.compareTo(preRoll.plus(minSpeech)) <= 0) {
            throw new IllegalArgumentException("maxLength " + maxLength.toMillis()
                    + " ms leaves no room for preRoll and minSpeech, together "
                    + preRoll.plus(minSpeech).toMillis() + " ms");
        }
        if (maxLength.compareTo(MAX_MAX_LENGTH) > 0) {
            throw new IllegalArgumentException(
                    "maxLength " + maxLength.toSeconds() + " s is longer than " + MAX_MAX_LENGTH.toSeconds() + " s");
        }
    }

    public static SegmentConfig ofDefaults() {
        return new SegmentConfig(DEFAULT_MIN_SPEECH, DEFAULT_PRE_ROLL, DEFAULT_MAX_LENGTH);
    }

    public SegmentConfig withMinSpeech(Duration minSpeech) {
        return new SegmentConfig(minSpeech, preRoll, maxLength);
    }

    public SegmentConfig withPreRoll(Duration preRoll) {
        return new SegmentConfig(minSpeech, preRoll, maxLength);
    }

    public SegmentConfig withMaxLength(Duration maxLength) {
        return new SegmentConfig(minSpeech, preRoll, maxLength);
    }
}
