package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sonoflux.training.torch.Torch;
import java.nio.FloatBuffer;
import java.util.Random;

/** Computes a network in PyTorch: scores, and the gradients of the loss. */
final class NetworkRun {
    private final Chain chain;
    private final Extent input;
    private final int labels;
    private final WeightLayout layout;

    NetworkRun(Network network, Extent input, int labels) {
        chain = network.chain(labels);
        layout = network.layout(input, labels);
        this.input = input;
        this.labels = labels;
    }

    WeightLayout layout() {
        return layout;
    }

    /**
     * What a step of training sees.
     *
     * @param loss mean cross-entropy, in nats
     * @param correct how many recordings have their most probable target as the highest score
     */
    record Step(double loss, int correct) {}

    /**
     * Computes the gradients, and moves the running statistics on.
     *
     * @param weights whose statistics are moved
     * @param gradients receives them
     */
    Step gradients(Batch batch, float[] weights, float[] gradients, Random dropout) {
        // DJL collects gradients for one training at a time in a process.
        synchronized (Torch.class) {
            return collect(batch, weights, gradients, dropout);
        }
    }

    private Step collect(Batch batch, float[] weights, float[] gradients, Random dropout) {
        try (NDManager manager = Torch.newManager()) {
            Pass pass = Pass.training(layout, weights, manager, dropout);
            NDArray features = array(manager, batch.features(), batch.size());
            NDArray targets = manager.create(FloatBuffer.wrap(batch.targets()), new Shape(batch.size(), labels));
            float loss;
            float[] scores;
            try (GradientCollector collector = Torch.engine().newGradientCollector()) {
                NDArray computed = chain.forward(features, Network.ROOT, pass);
                NDArray mean = computed.logSoftmax(1).mul(targets).sum().neg().div(Torch.number(manager, batch.size()));
                collector.backward(mean);
                loss = mean.getFloat();
                scores = computed.toFloatArray();
            }
            pass.gradients(gradients);
            pass.statistics(weights);
            return new Step(loss, agreeing(scores, batch.targets()));
        }
    }

    /** Mean loss and right answers, without learning from them. */
    Step loss(Batch batch, float[] weights) {
        float[] scores = scores(batch.features(), batch.size(), weights);
        double loss = 0;
        for (int from = 0; from < scores.length; from += labels) {
            double highest = scores[from + largest(scores, from)];
            double total = 0;
            for (int l = 0; l < labels; l++) {
                total += Math.exp(scores[from + l] - highest);
            }
            for (int l = 0; l < labels; l++) {
                loss -= batch.targets()[from + l] * (scores[from + l] - highest - Math.log(total));
            }
        }
        return new Step(loss / batch.size(), agreeing(scores, batch.targets()));
    }

    /** Scores before softmax, one recording after the other. */
    float[] scores(float[] features, int recordings, float[] weights) {
        try (NDManager manager = Torch.newManager()) {
            Pass pass = Pass.prediction(layout, weights, manager);
            return chain.forward(array(manager, features, recordings), Network.ROOT, pass)
                    .toFloatArray();
        }
    }

    private NDArray array(NDManager manager, float[] features, int recordings) {
        Shape shape = new Shape(recordings, input.channels(), input.frames(), input.coefficients());
        return manager.create(FloatBuffer.wrap(features), shape);
    }

    private int agreeing(float[] scores, float[] targets) {
        int agreeing = 0;
        for (int from = 0; from < scores.length; from += labels) {
            if (largest(scores, from) == largest(targets, from)) {
                agreeing++;
            }
        }
        return agreeing;
    }

    private int largest(float[] values, int from) {
        int best = 0;
        for (int l = 1; l < labels; l++) {
            if (values[from + l] > values[from + best]) {
                best = l;
            }
        }
        return best;
    }
}
