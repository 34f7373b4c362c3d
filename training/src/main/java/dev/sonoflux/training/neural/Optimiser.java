package dev.sonoflux.training.neural;

import dev.sonoflux.training.neural.WeightLayout.Kind;
import dev.sonoflux.training.neural.WeightLayout.Slot;

/**
 * Adam with decoupled weight decay (I. Loshchilov and F. Hutter, 2019), and the running average of the weights that it
 * arrives at. Its state is a few arrays, so that a checkpoint can hold all of it.
 */
final class Optimiser {
    private static final double MEAN_DECAY = 0.9;
    private static final double SQUARE_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final WeightLayout layout;
    private final double weightDecay;
    private final double averageDecay;
    final float[] weights;
    final float[] means;
    final float[] squares;
    final float[] average;
    int steps;

    Optimiser(WeightLayout layout, float[] weights, FitConfig config) {
        this.layout = layout;
        this.weights = weights;
        weightDecay = config.weightDecay();
        averageDecay = config.ema();
        means = new float[weights.length];
        squares = new float[weights.length];
        average = weights.clone();
    }

    /** Moves the weights against their gradients, and averages all of them. */
    void step(float[] gradients, double learningRate) {
        steps++;
        double meanCorrection = 1 - Math.pow(MEAN_DECAY, steps);
        double squareCorrection = 1 - Math.pow(SQUARE_DECAY, steps);
        for (Slot slot : layout.slots()) {
            if (!slot.kind().isLearned()) {
                continue;
            }
            double rate = learningRate * slot.pace();
            double kept = slot.kind() == Kind.DECAYED ? 1 - rate * weightDecay : 1;
            for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
                double g = gradients[i];
                double mean = MEAN_DECAY * means[i] + (1 - MEAN_DECAY) * g;
                double square = SQUARE_DECAY * squares[i] + (1 - SQUARE_DECAY) * g * g;
                means[i] = (float) mean;
                squares[i] = (float) square;
                double step = mean / meanCorrection / (Math.sqrt(square / squareCorrection) + EPSILON);
                weights[i] = (float) (kept * weights[i] - rate * step);
            }
        }
        // At first there is little to average, and the start should not weigh as if there were.
        double decay = Math.min(averageDecay, (steps + 1.0) / (steps + 10.0));
        for (int i = 0; i < weights.length; i++) {
            average[i] = (float) (averageDecay == 0 ? weights[i] : decay * average[i] + (1 - decay) * weights[i]);
        }
    }
}
