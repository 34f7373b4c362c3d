package dev.sonoflux.training.neural;

import dev.sonoflux.engine.recognition.FeatureMatrix;

/** Labelled recordings to learn from, a changed copy of each in every epoch. Asked by several threads at once. */
interface TrainingData {
    int size();

    /** The label of a recording, as a number. */
    int label(int index);

    /** Features of a recording; the same for the same epoch, and all of one shape. */
    FeatureMatrix features(int index, int epoch);
}
