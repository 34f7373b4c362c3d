package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.pipeline.RandomOperatorProvider;
import dev.sonoflux.engine.random.Range;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What is heard around a clip, and how much of the clip is missing. Everything is drawn once a stream.
 *
 * @param before how much is heard before it, 0 to 10 s; all positions move on by so much
 * @param after how much is heard after it, 0 to 10 s
 * @param cutStart how much of its beginning is missing, 0 to 1 s
 * @param cutEnd how much of its end is missing, 0 to 1 s
 * @param cutProbability how often its beginning is cut, and how often its end, each drawn on its own, 0 to 1
 * @param recordings what stretches of are heard before and after it; silence if there are none
 * @param levelDb recordings' mean power to the clip's, in decibels, within {@value #MIN_DB} to {@value #MAX_DB}
 * @param fade how long a recording takes to fall silent towards the clip, and a clip to begin or end where it was cut and
 *     something is put before or after it, 0 to 100 ms
 * @param seed of what is drawn
 */
public record ContextConfig(
        Range<Duration> before,
        Range<Duration> after,
        Range<Duration> cutStart,
        Range<Duration> cutEnd,
        double cutProbability,
        Optional<RecordedNoise> recordings,
        Range<Double> levelDb,
        Duration fade,
        long seed) {
    /** The longest {@link #before} and {@link #after} that is accepted. */
    public static final Duration MAX_CONTEXT = Duration.ofSeconds(10);

    /** The longest {@link #cutStart} and {@link #cutEnd} that is accepted. */
    public static final Duration MAX_CUT = Duration.ofSeconds(1);

    /** The lowest {@link #levelDb} that is accepted. */
    public static final double MIN_DB = -100;

    /** The highest {@link #levelDb} that is accepted. */
    public static final double MAX_DB = 20;

    /** The longest {@link #fade} that is accepted. */
    public static final Duration MAX_FADE = Duration.ofMillis(100);

    /** Default of {@link #before}: to a little more than a pre-roll. */
    public static final Range<Duration> DEFAULT_BEFORE = Range.of(Duration.ZERO, Duration.ofMillis(250));

    /** Default of {@link #after}: to a hangover and the stride of windows. */
    public static final Range<Duration> DEFAULT_AFTER = Range.of(Duration.ZERO, Duration.ofMillis(400));

    /** Default of {@link #cutStart} and {@link #cutEnd}: nothing is missing. */
    public static final Range<Duration> DEFAULT_CUT = Range.of(Duration.ZERO);

    /** Default of {@link #cutProbability}. */
    public static final double DEFAULT_CUT_PROBABILITY = 1;

    /** Default of {@link #levelDb}. */
    public static final Range<Double> DEFAULT_LEVEL_DB = Range.of(-40.0, -10.0);

    /** Default of {@link #fade}. */
    public static final Duration DEFAULT_FADE = Duration.ofMillis(5);

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public ContextConfig {
        before.requireWithin("before", Duration.ZERO, MAX_CONTEXT);
        after.requireWithin("after", Duration.ZERO, MAX_CONTEXT);
        cutStart.requireWithin("cutStart", Duration.ZERO, MAX_CUT);
        cutEnd.requireWithin("cutEnd", Duration.ZERO, MAX_CUT);
        Range.of(cutProbability).requireWithin("cutProbability", 0.0, 1.0);
        Objects.requireNonNull(recordings, "recordings");
        levelDb.requireWithin("levelDb", MIN_DB, MAX_DB);
        Range.of(fade).requireWithin("fade", Duration.ZERO, MAX_FADE);
    }

    /** Silence: 0 to 250 ms before, 0 to 400 ms after; nothing is missing. */
    public static ContextConfig ofDefaults() {
        return new ContextConfig(
                DEFAULT_BEFORE,
                DEFAULT_AFTER,
                DEFAULT_CUT,
                DEFAULT_CUT,
                DEFAULT_CUT_PROBABILITY,
                Optional.empty(),
                DEFAULT_LEVEL_DB,
                DEFAULT_FADE,
                RandomOperatorProvider.DEFAULT_SEED);
    }

    /** The same with so much before the clip and after it. */
    public ContextConfig withAround(Range<Duration> newBefore, Range<Duration> newAfter) {
        return new ContextConfig(
                newBefore, newAfter, cutStart, cutEnd, cutProbability, recordings, levelDb, fade, seed);
    }

    /** The same with so much of the clip's beginning and end missing. */
    public ContextConfig withCuts(Range<Duration> ofStart, Range<Duration> ofEnd, double probability) {
        return new ContextConfig(before, after, ofStart, ofEnd, probability, recordings, levelDb, fade, seed);
    }

    /** The same with stretches of recordings instead of silence. */
    public ContextConfig withRecordings(RecordedNoise newRecordings, Range<Double> newLevelDb) {
        return new ContextConfig(
                before, after, cutStart, cutEnd, cutProbability, Optional.of(newRecordings), newLevelDb, fade, seed);
    }

    /** The same with other fades. */
    public ContextConfig withFade(Duration newFade) {
        return new ContextConfig(before, after, cutStart, cutEnd, cutProbability, recordings, levelDb, newFade, seed);
    }

    /** The same with another seed. */
    public ContextConfig withSeed(long newSeed) {
        return new ContextConfig(before, after, cutStart, cutEnd, cutProbability, recordings, levelDb, fade, newSeed);
    }
}
