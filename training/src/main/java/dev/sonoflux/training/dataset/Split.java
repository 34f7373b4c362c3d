package dev.sonoflux.training.dataset;

import java.util.Locale;

/** Which part of a dataset; the split of the Free Spoken Digit Dataset, by the number in a file's name. */
public enum Split {
    /** Numbers from 5 on. */
    TRAIN,
    /** What choices may be made on that are no part of training; none in the Free Spoken Digit Dataset. */
    VALIDATION,
    /** Numbers 0 to 4. */
    TEST,
    /** All of it. */
    ALL;

    private static final int FIRST_TRAINING_INDEX = 5;

    boolean contains(Recording recording) {
        return switch (this) {
            case TRAIN -> recording.index() >= FIRST_TRAINING_INDEX;
            case VALIDATION -> false;
            case TEST -> recording.index() < FIRST_TRAINING_INDEX;
            case ALL -> true;
        };
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
