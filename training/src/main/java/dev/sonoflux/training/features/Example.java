package dev.sonoflux.training.features;

import java.util.List;

/**
 * Something whose features an {@link ExampleSet} holds: a recording of a word, or a sound that was made of recordings.
 *
 * @param id its name
 * @param label the word, or what it is instead of one
 * @param speaker who says it
 * @param isTested whether models may be measured, calibrated and stopped by it; otherwise it is for training alone
 * @param madeOf ids of the recordings that it was cut out of or put together from; none, if it is a recording itself
 */
public record Example(String id, String label, String speaker, boolean isTested, List<String> madeOf) {
    public Example {
        madeOf = List.copyOf(madeOf);
    }

    /** A recording that models are trained on and tested on. */
    public Example(String id, String label, String speaker) {
        this(id, label, speaker, true, List.of());
    }

    /** Something that models are trained on and never tested on. */
    public static Example trainedOnly(String id, String label, String speaker, List<String> madeOf) {
        return new Example(id, label, speaker, false, madeOf);
    }
}
