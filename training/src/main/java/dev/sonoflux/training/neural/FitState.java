package dev.sonoflux.training.neural;

import dev.sonoflux.training.family.LearningCurve;
import java.util.ArrayList;
import java.util.List;

/** What a training has come to. */
final class FitState {
    final Optimiser optimiser;

    /** The weights with the best validation loss so far. */
    final float[] best;

    /** The epoch that they are of; 0: there is none. */
    int bestEpoch;

    final List<LearningCurve.Epoch> curve = new ArrayList<>();

    FitState(Optimiser optimiser) {
        this.optimiser = optimiser;
        best = optimiser.weights.clone();
    }

    double bestLoss() {
        return bestEpoch == 0
                ? Double.POSITIVE_INFINITY
                : curve.get(bestEpoch - 1).heldOutLoss().orElse(Double.POSITIVE_INFINITY);
    }
}
