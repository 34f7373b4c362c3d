package dev.sonoflux.training.synthesis;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A set of synthetic digits.
 *
 * @param speakers how many voices, 1 to {@value #MAX_SPEAKERS}; in turn a man's and a woman's, and every tenth a child's
 * @param takes how often each of them says each digit, 1 to {@value #MAX_TAKES}
 * @param sampleRate samples per second, {@value #MIN_SAMPLE_RATE} to {@value #MAX_SAMPLE_RATE}; above 8 kHz there is nothing to
 *     be heard
 * @param seed of everything random; with the same seed a larger set holds a smaller one
 * @param length of every clip, {@value #MIN_LENGTH_MILLIS} ms or more: a word that is too long is said faster, and what is
 *     left is filled with the noise of the room. Without it a clip is as long as its word.
 */
public record SynthesisConfig(int speakers, int takes, int sampleRate, long seed, Optional<Duration> length) {
    /** As many as the Free Spoken Digit Dataset has. */
    public static final int DEFAULT_SPEAKERS = 6;

    /** As many as the Free Spoken Digit Dataset has. */
    public static final int DEFAULT_TAKES = 50;

    /** That of the Free Spoken Digit Dataset, in hertz. */
    public static final int DEFAULT_SAMPLE_RATE = 8000;

    /** Default of {@link #seed}. */
    public static final long DEFAULT_SEED = 1;

    /** The most {@link #speakers} that are accepted. */
    public static final int MAX_SPEAKERS = 1000;

    /** The most {@link #takes} that are accepted. */
    public static final int MAX_TAKES = 10_000;

    /** The lowest {@link #sampleRate} that is accepted, in hertz. */
    public static final int MIN_SAMPLE_RATE = 8000;

    /** The highest {@link #sampleRate} that is accepted, in hertz. */
    public static final int MAX_SAMPLE_RATE = 48_000;

    /** The shortest {@link #length} that is accepted: a hasty "seven". */
    public static final int MIN_LENGTH_MILLIS = 400;

    private static final Duration MAX_LENGTH = Duration.ofSeconds(60);

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public SynthesisConfig {
        require("speakers", speakers, 1, MAX_SPEAKERS);
        require("takes", takes, 1, MAX_TAKES);
        require("rate", sampleRate, MIN_SAMPLE_RATE, MAX_SAMPLE_RATE);
        length.ifPresent(l -> {
            if (l.compareTo(Duration.ofMillis(MIN_LENGTH_MILLIS)) < 0 || l.compareTo(MAX_LENGTH) > 0) {
                throw new IllegalArgumentException("length: " + l.toMillis() + " ms is not accepted; it must be from "
                        + MIN_LENGTH_MILLIS + " ms to 60 s");
            }
        });
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + ": " + value + " is not accepted; it must be from " + least + " to " + most);
        }
    }

    /** Six speakers, fifty takes of each digit, 8 kHz, each clip as long as its word. */
    public static SynthesisConfig ofDefaults() {
        return new SynthesisConfig(
                DEFAULT_SPEAKERS, DEFAULT_TAKES, DEFAULT_SAMPLE_RATE, DEFAULT_SEED, Optional.empty());
    }

    /** The same with another number of voices. */
    public SynthesisConfig withSpeakers(int value) {
        return new SynthesisConfig(value, takes, sampleRate, seed, length);
    }

    /** The same with another number of takes. */
    public SynthesisConfig withTakes(int value) {
        return new SynthesisConfig(speakers, value, sampleRate, seed, length);
    }

    /** The same at another rate, in hertz. */
    public SynthesisConfig withSampleRate(int value) {
        return new SynthesisConfig(speakers, takes, value, seed, length);
    }

    /** The same with other voices. */
    public SynthesisConfig withSeed(long value) {
        return new SynthesisConfig(speakers, takes, sampleRate, value, length);
    }

    /** The same with clips that are all that long. */
    public SynthesisConfig withLength(Duration value) {
        return new SynthesisConfig(speakers, takes, sampleRate, seed, Optional.of(value));
    }

    /** How many clips the set has. */
    public int clips() {
        return Math.multiplyExact(Math.multiplyExact(speakers, takes), DigitWord.values().length);
    }

    /** What the voice with this number is called, from 1: with another seed it is another voice, and has another name. */
    String speakerName(int number) {
        return String.format(Locale.ROOT, "synth%d-%02d", seed, number);
    }
}
