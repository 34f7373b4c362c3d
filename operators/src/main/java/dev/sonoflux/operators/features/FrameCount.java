package dev.sonoflux.operators.features;

import java.util.Map;

/** How many frames a matrix has in the end. */
public sealed interface FrameCount {
    /** As many as the window gave. */
    record AsHeard() implements FrameCount {}

    /**
     * Frames of zeros are added at the end, or frames cut off there.
     *
     * @param frames number of frames, at least 1
     */
    record PadOrCrop(int frames) implements FrameCount {
        public PadOrCrop {
            requirePositive(frames);
        }
    }

    /**
     * Each coefficient is interpolated linearly over time; the first and last frames stay what they are. One frame is
     * the middle of the window.
     *
     * @param frames number of frames, at least 1
     */
    record Stretch(int frames) implements FrameCount {
        public Stretch {
            requirePositive(frames);
        }
    }

    /** The value of the key {@code length}: {@code none}, or a map of one key, {@code pad} or {@code stretch}. */
    default Object toMapValue() {
        if (this instanceof PadOrCrop pad) {
            return Map.of("pad", pad.frames());
        }
        if (this instanceof Stretch stretch) {
            return Map.of("stretch", stretch.frames());
        }
        return "none";
    }

    private static void requirePositive(int frames) {
        if (frames < 1) {
            throw new IllegalArgumentException("length: " + frames + " frames; at least 1 is needed");
        }
    }
}
