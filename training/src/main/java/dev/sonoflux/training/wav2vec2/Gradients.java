package dev.sonoflux.training.wav2vec2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sonoflux.training.torch.Torch;
import java.util.Optional;

/** Computes scores, and the gradients of the loss, which add up in the weights until they are used. */
final class Gradients {
    private final Wav2Vec2Network network;
    private final NetworkWeights weights;

    Gradients(Wav2Vec2Network network, NetworkWeights weights) {
        this.network = network;
        this.weights = weights;
    }

    /**
     * What a batch gave.
     *
     * @param loss cross-entropy in nats, summed over its recordings
     * @param correct how many recordings have their label as the highest score
     */
    record Result(double loss, int correct) {}

    /**
     * Adds the gradients of a batch's mean loss.
     *
     * @param waveforms one recording after the other, all of one length
     * @param labels of the recordings, as numbers
     * @param share of the mean loss that counts: that of the step that this batch is a part of
     */
    Result add(float[] waveforms, int[] labels, double share, Chance chance) {
        // DJL collects gradients for one training at a time in a process.
        synchronized (Torch.class) {
            return collect(waveforms, labels, share, chance);
        }
    }

    private Result collect(float[] waveforms, int[] labels, double share, Chance chance) {
        try (NDManager manager = weights.manager().newSubManager();
                GradientCollector collector = Torch.engine().newGradientCollector()) {
            NDArray input = input(manager, waveforms, labels.length);
            NDArray scores = network.logits(input, new TorchOperations(weights.arrays(), manager, Optional.of(chance)));
            int count = (int) scores.getShape().get(1);
            float[] targets = new float[labels.length * count];
            for (int r = 0; r < labels.length; r++) {
                targets[r * count + labels[r]] = 1;
            }
            NDArray summed = scores.logSoftmax(1)
                    .mul(Torch.array(manager, targets, scores.getShape()))
                    .sum()
                    .neg();
            collector.backward(summed.mul(Torch.number(manager, (float) (share / labels.length))));
            return new Result(summed.getFloat(), correct(scores.toFloatArray(), labels, count));
        }
    }

    /** Scores before softmax, one recording after the other. */
    float[] scores(float[] waveforms, int recordings) {
        try (NDManager manager = weights.manager().newSubManager()) {
            TorchOperations ops = new TorchOperations(weights.arrays(), manager, Optional.empty());
            return network.logits(input(manager, waveforms, recordings), ops).toFloatArray();
        }
    }

    static NDArray input(NDManager manager, float[] waveforms, int recordings) {
        return Torch.array(manager, waveforms, new Shape(recordings, waveforms.length / recordings, 1));
    }

    private static int correct(float[] scores, int[] labels, int count) {
        int correct = 0;
        for (int r = 0; r < labels.length; r++) {
            int best = 0;
            for (int l = 1; l < count; l++) {
                if (scores[r * count + l] > scores[r * count + best]) {
                    best = l;
                }
            }
            if (best == labels[r]) {
                correct++;
            }
        }
        return correct;
    }
}
