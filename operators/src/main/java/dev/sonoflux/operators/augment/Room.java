package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import java.time.Duration;

/**
 * A box-shaped room, with a speaker and a microphone in it. All lengths are in metres.
 *
 * @param size length, width and height
 * @param speaker where the sound comes from
 * @param microphone where it is heard
 * @param rt60Seconds in which sound falls by 60 dB
 */
record Room(Point size, Point speaker, Point microphone, double rt60Seconds) {
    /** What is kept from the walls. */
    static final double MARGIN = 0.5;

    private static final Range<Double> HEIGHT = Range.of(2.4, 3.5);
    /** Of the distance, how much may be up or down. */
    private static final Range<Double> SLOPE = Range.of(-0.3, 0.3);

    private static final int TRIES = 100;

    record Point(double x, double y, double z) {}

    /** A room with everything drawn. */
    static Room draw(ReverbConfig config, StreamRandom random) {
        Duration rt60 = random.drawDuration(config.rt60());
        Point size = new Point(random.draw(config.size()), random.draw(config.size()), random.draw(HEIGHT));
        double distance = random.draw(config.distance());
        for (int i = 0; i < TRIES; i++) {
            Point microphone = new Point(within(size.x(), random), within(size.y(), random), within(size.z(), random));
            Point speaker = away(microphone, distance, random);
            if (isInside(speaker.x(), size.x()) && isInside(speaker.y(), size.y()) && isInside(speaker.z(), size.z())) {
                return new Room(size, speaker, microphone, seconds(rt60));
            }
        }
        // So far apart that they hardly ever fit: along a wall they always do.
        Point microphone = new Point(MARGIN, within(size.y(), random), within(size.z(), random));
        Point speaker = new Point(MARGIN + distance, microphone.y(), microphone.z());
        return new Room(size, speaker, microphone, seconds(rt60));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double within(double length, StreamRandom random) {
        return random.draw(Range.of(MARGIN, length - MARGIN));
    }

    private static boolean isInside(double at, double length) {
        return at >= MARGIN && at <= length - MARGIN;
    }

    private static Point away(Point from, double distance, StreamRandom random) {
        double angle = 2 * StrictMath.PI * random.nextDouble();
        double up = distance * random.draw(SLOPE);
        double level = Math.sqrt(distance * distance - up * up);
        return new Point(
                from.x() + level * StrictMath.cos(angle), from.y() + level * StrictMath.sin(angle), from.z() + up);
    }
}
