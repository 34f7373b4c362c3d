package dev.sonoflux.training.validation;

/** What may not be on both sides of a fold. */
public enum GroupBy {
    /** A speaker: models are tested on voices that they have never heard. */
    SPEAKER,
    /** Nothing but the recording itself, with its changed copies. */
    NONE
}
