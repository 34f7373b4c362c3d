package dev.sonoflux.training.neural;

/**
 * What is chosen for a network.
 *
 * @param learningRate the largest of the schedule, above 0 and at most 1
 */
public record NeuralPoint(double learningRate) {
    public NeuralPoint {
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException(
                    "lr: " + learningRate + " is not accepted; it must be above 0 and at most 1");
        }
    }
}
