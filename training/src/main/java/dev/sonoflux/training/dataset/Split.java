package dev.sonoflux.training.dataset;

import java.util.Locale;

/** Which part of a dataset. A recording is in one of the first three. */
public enum Split {
    /** What models are made of. */
    TRAIN,
    /** What choices between models may be made on. */
    VALIDATION,
    /** What a model's figures are measured on, once. */
    TEST,
    /** All of it. */
    ALL;

    boolean contains(Recording recording) {
        return this == ALL || recording.split() == this;
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
