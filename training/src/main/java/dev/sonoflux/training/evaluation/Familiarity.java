package dev.sonoflux.training.evaluation;

import dev.sonoflux.training.dataset.Recording;
import java.util.Optional;
import java.util.function.Predicate;

/** What a model knows of a speaker. */
public enum Familiarity {
    /** The speaker was in its training data, by name. */
    KNOWN,
    /** It has never heard the speaker. */
    UNKNOWN,
    /** The dataset doesn't say who speaks. */
    UNLABELLED,
    /** Nobody has told what it was trained on. */
    UNDETERMINED;

    /** @param known whether a speaker was in the training data, or empty where that isn't told */
    static Familiarity of(String speaker, Optional<Predicate<String>> known) {
        if (speaker.equals(Recording.UNKNOWN_SPEAKER)) {
            return UNLABELLED;
        }
        return known.map(k -> k.test(speaker) ? KNOWN : UNKNOWN).orElse(UNDETERMINED);
    }
}
