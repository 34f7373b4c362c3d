package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.pipeline.RandomOperatorProvider;
import dev.sonoflux.engine.random.Range;
import java.time.Duration;

/**
 * Rooms that streams are heard in.
 *
 * @param rt60 reverberation time, in which sound falls by 60 dB, 50 ms to 1.5 s
 * @param size length and width of a room, in metres, each drawn on its own, {@value #MIN_SIZE} to {@value #MAX_SIZE} m; it is
 *     2.4 to 3.5 m high
 * @param distance from the speaker to the microphone, in metres, {@value #MIN_DISTANCE} m to the smallest size less 1 m
 * @param tail how much reverberation sounds on after a stream's end, to 5 s
 * @param rooms how many rooms there are, 1 to {@value #MAX_ROOMS}; a stream draws one of them
 * @param seed of what is drawn
 */
public record ReverbConfig(
        Range<Duration> rt60, Range<Double> size, Range<Double> distance, Duration tail, int rooms, long seed) {
    /** The shortest {@link #rt60} that is accepted. */
    public static final Duration MIN_RT60 = Duration.ofMillis(50);

    /** The longest {@link #rt60} that is accepted. */
    public static final Duration MAX_RT60 = Duration.ofMillis(1500);

    /** The smallest {@link #size} that is accepted, in metres. */
    public static final double MIN_SIZE = 2;

    /** The largest {@link #size} that is accepted, in metres. */
    public static final double MAX_SIZE = 30;

    /** The smallest {@link #distance} that is accepted, in metres. */
    public static final double MIN_DISTANCE = 0.1;

    /** The longest {@link #tail} that is accepted. */
    public static final Duration MAX_TAIL = Duration.ofSeconds(5);

    /** The most {@link #rooms} that are accepted. */
    public static final int MAX_ROOMS = 1000;

    /** Default of {@link #rt60}: living rooms and offices. */
    public static final Range<Duration> DEFAULT_RT60 = Range.of(Duration.ofMillis(200), Duration.ofMillis(600));

    /** Default of {@link #size}, in metres. */
    public static final Range<Double> DEFAULT_SIZE = Range.of(3.0, 8.0);

    /** Default of {@link #distance}, in metres. */
    public static final Range<Double> DEFAULT_DISTANCE = Range.of(0.5, 2.0);

    /** Default of {@link #tail}: a stream stays as long as it is. */
    public static final Duration DEFAULT_TAIL = Duration.ZERO;

    /** Default of {@link #rooms}. */
    public static final int DEFAULT_ROOMS = 50;

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public ReverbConfig {
        rt60.requireWithin("rt60", MIN_RT60, MAX_RT60);
        size.requireWithin("size", MIN_SIZE, MAX_SIZE);
        distance.requireWithin("distance", MIN_DISTANCE, size.from() - 2 * Room.MARGIN);
        if (tail.isNegative() || tail.compareTo(MAX_TAIL) > 0) {
            throw new IllegalArgumentException("tail: " + tail.toMillis() + " ms is not accepted; it must be 0 to 5 s");
        }
        if (rooms < 1 || rooms > MAX_ROOMS) {
            throw new IllegalArgumentException("rooms: " + rooms + " is not accepted; it must be 1 to " + MAX_ROOMS);
        }
    }

    /** Fifty rooms of 3 to 8 m with a reverberation time of 0.2 to 0.6 s, the speaker 0.5 to 2 m away. */
    public static ReverbConfig ofDefaults() {
        return new ReverbConfig(
                DEFAULT_RT60,
                DEFAULT_SIZE,
                DEFAULT_DISTANCE,
                DEFAULT_TAIL,
                DEFAULT_ROOMS,
                RandomOperatorProvider.DEFAULT_SEED);
    }

    /** The same with another reverberation time. */
    public ReverbConfig withRt60(Range<Duration> newRt60) {
        return new ReverbConfig(newRt60, size, distance, tail, rooms, seed);
    }

    /** The same with rooms of another size, in metres. */
    public ReverbConfig withSize(Range<Double> newSize) {
        return new ReverbConfig(rt60, newSize, distance, tail, rooms, seed);
    }

    /** The same with the speaker at another distance, in metres. */
    public ReverbConfig withDistance(Range<Double> newDistance) {
        return new ReverbConfig(rt60, size, newDistance, tail, rooms, seed);
    }

    /** The same with reverberation after a stream's end. */
    public ReverbConfig withTail(Duration newTail) {
        return new ReverbConfig(rt60, size, distance, newTail, rooms, seed);
    }

    /** The same with another number of rooms. */
    public ReverbConfig withRooms(int newRooms) {
        return new ReverbConfig(rt60, size, distance, tail, newRooms, seed);
    }

    /** The same with another seed. */
    public ReverbConfig withSeed(long newSeed) {
        return new ReverbConfig(rt60, size, distance, tail, rooms, newSeed);
    }
}
