package dev.sonoflux.operators.features;

import java.util.Locale;

/** How many frames a matrix has in the end. Texts are as in configuration. */
public sealed interface FrameCount {
    /** How many frames there can be at most. */
    int MAX_FRAMES = 1 << 20;

    /** As many as the window gave. */
    record AsHeard() implements FrameCount {
        @Override
        public String toString() {
            return "none";
        }
    }

    /**
     * Frames of zeros are added at the end, or frames cut off there.
     *
     * @param frames number of frames, 1 to {@link #MAX_FRAMES}
     */
    record PadOrCrop(int frames) implements FrameCount {
        public PadOrCrop {
            requireInRange(frames);
        }

        @Override
        public String toString() {
            return "{ pad: " + frames + " }";
        }
    }

    /**
     * A stretch of time: of a longer window, what lies around the middle of its speech; of a shorter one, all of it, with
     * silence before and after. Where the word is trimmed, its middle is the middle.
     *
     * @param frames number of frames, 1 to {@link #MAX_FRAMES}
     */
    record Centre(int frames) implements FrameCount {
        public Centre {
            requireInRange(frames);
        }

        @Override
        public String toString() {
            return "{ centre: " + frames + " }";
        }
    }

    /**
     * Each coefficient is interpolated linearly over time; the first and last frames stay what they are. One frame is
     * the middle of the window.
     *
     * @param frames number of frames, 1 to {@link #MAX_FRAMES}
     */
    record Stretch(int frames) implements FrameCount {
        public Stretch {
            requireInRange(frames);
        }

        @Override
        public String toString() {
            return "{ stretch: " + frames + " }";
        }
    }

    /**
     * All frames become one, which holds statistics of each coefficient over time.
     *
     * @param statistic which
     */
    record Pool(Pooling statistic) implements FrameCount {
        @Override
        public String toString() {
            return "{ pool: " + statistic.name().toLowerCase(Locale.ROOT) + " }";
        }
    }

    private static void requireInRange(int frames) {
        if (frames < 1 || frames > MAX_FRAMES) {
            throw new IllegalArgumentException(
                    "length: " + frames + " frames are not accepted; it must be 1 to " + MAX_FRAMES);
        }
    }
}
