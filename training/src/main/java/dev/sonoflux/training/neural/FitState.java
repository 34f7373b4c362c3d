package dev.sonoflux.training.neural;

import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.checkpoint.Checkpoint;
import dev.sonoflux.training.family.LearningCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a training has come to. */
final class FitState {
    private static final String WEIGHTS = "weights";
    private static final String MEANS = "means";
    private static final String SQUARES = "squares";
    private static final String AVERAGE = "average";
    private static final String BEST = "best";
    private static final String COUNTS = "counts";

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

    void save(Checkpoint checkpoint) {
        checkpoint.save(
                curve,
                Map.of(
                        WEIGHTS, tensor(optimiser.weights),
                        MEANS, tensor(optimiser.means),
                        SQUARES, tensor(optimiser.squares),
                        AVERAGE, tensor(optimiser.average),
                        BEST, tensor(best),
                        COUNTS, new Tensor.Longs(List.of(2), new long[] {optimiser.steps, bestEpoch})));
    }

    /** The same state, which is now what was saved. */
    FitState restored(Checkpoint.Saved saved) {
        Safetensors tensors = saved.tensors();
        copy(tensors, WEIGHTS, optimiser.weights);
        copy(tensors, MEANS, optimiser.means);
        copy(tensors, SQUARES, optimiser.squares);
        copy(tensors, AVERAGE, optimiser.average);
        copy(tensors, BEST, best);
        long[] counts = tensors.longs(COUNTS, 2).values();
        optimiser.steps = Math.toIntExact(counts[0]);
        bestEpoch = Math.toIntExact(counts[1]);
        curve.clear();
        curve.addAll(saved.curve());
        return this;
    }

    private static Tensor tensor(float[] values) {
        return new Tensor.Floats(List.of(values.length), values);
    }

    private static void copy(Safetensors tensors, String name, float[] to) {
        System.arraycopy(tensors.floats(name, to.length).values(), 0, to, 0, to.length);
    }
}
