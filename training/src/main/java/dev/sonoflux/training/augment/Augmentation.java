package dev.sonoflux.training.augment;

import dev.sonoflux.training.dataset.Utterance;
import java.util.Random;

/** Changes a recording in a way that leaves the word what it is. */
public sealed interface Augmentation permits SpeedPerturbation, NoiseContext {
    /** A changed copy; the same random numbers give the same copy. */
    Utterance apply(Utterance utterance, Random random);

    /** What it does, with every parameter, for a model's provenance. */
    String description();
}
