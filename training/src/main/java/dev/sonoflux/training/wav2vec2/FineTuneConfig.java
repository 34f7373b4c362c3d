package dev.sonoflux.training.wav2vec2;

/**
 * How a pretrained network is fine-tuned.
 *
 * @param epochs how often everything is seen, 1 to 1000
 * @param batchSize recordings that are computed at once, 1 to 1024
 * @param accumulate batches whose gradients make a step, 1 to 1024
 * @param learningRate the largest; it rises evenly over the first tenth of the steps and falls to 0 along a cosine
 * @param weightDecay how much of a matrix is taken away per step, times the learning rate; 0 to 1
 * @param isExtractorFrozen whether the convolutions over the waveform stay as they are
 * @param frozenLayers how many layers of the encoder, from the first on, stay as they are; if any, all before them does, too
 * @param maskProbability the share of frames that are hidden in training, about, 0 to below 1
 */
public record FineTuneConfig(
        int epochs,
        int batchSize,
        int accumulate,
        double learningRate,
        double weightDecay,
        boolean isExtractorFrozen,
        int frozenLayers,
        double maskProbability) {
    public static final int DEFAULT_EPOCHS = 5;
    public static final int DEFAULT_BATCH_SIZE = 8;
    public static final int DEFAULT_ACCUMULATE = 1;
    public static final double DEFAULT_LEARNING_RATE = 1e-4;
    public static final double DEFAULT_WEIGHT_DECAY = 0.01;
    public static final boolean DEFAULT_EXTRACTOR_FROZEN = true;
    public static final int DEFAULT_FROZEN_LAYERS = 0;
    public static final double DEFAULT_MASK_PROBABILITY = 0;

    private static final int MOST_EPOCHS = 1000;
    private static final int MOST_RECORDINGS = 1024;

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public FineTuneConfig {
        require(epochs >= 1 && epochs <= MOST_EPOCHS, "epochs", epochs, "1 to " + MOST_EPOCHS);
        require(batchSize >= 1 && batchSize <= MOST_RECORDINGS, "batchSize", batchSize, "1 to " + MOST_RECORDINGS);
        require(accumulate >= 1 && accumulate <= MOST_RECORDINGS, "accumulate", accumulate, "1 to " + MOST_RECORDINGS);
        require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate, "above 0 and at most 1");
        require(weightDecay >= 0 && weightDecay <= 1, "weightDecay", weightDecay, "0 to 1");
        require(frozenLayers >= 0, "frozenLayers", frozenLayers, "0 or more");
        require(
                maskProbability >= 0 && maskProbability < 1,
                "maskProbability",
                maskProbability,
                "0 or more and below 1");
    }

    private static void require(boolean holds, String key, Number value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": " + value + " is not accepted; it must be " + accepted);
        }
    }

    public static FineTuneConfig ofDefaults() {
        return new FineTuneConfig(
                DEFAULT_EPOCHS,
                DEFAULT_BATCH_SIZE,
                DEFAULT_ACCUMULATE,
                DEFAULT_LEARNING_RATE,
                DEFAULT_WEIGHT_DECAY,
                DEFAULT_EXTRACTOR_FROZEN,
                DEFAULT_FROZEN_LAYERS,
                DEFAULT_MASK_PROBABILITY);
    }

    public FineTuneConfig withEpochs(int value) {
        return new FineTuneConfig(
                value,
                batchSize,
                accumulate,
                learningRate,
                weightDecay,
                isExtractorFrozen,
                frozenLayers,
                maskProbability);
    }

    /**
     * The same with steps of another size.
     *
     * @param size recordings that are computed at once
     * @param batches whose gradients make a step
     */
    public FineTuneConfig withBatches(int size, int batches) {
        return new FineTuneConfig(
                epochs, size, batches, learningRate, weightDecay, isExtractorFrozen, frozenLayers, maskProbability);
    }

    public FineTuneConfig withLearningRate(double value) {
        return new FineTuneConfig(
                epochs, batchSize, accumulate, value, weightDecay, isExtractorFrozen, frozenLayers, maskProbability);
    }

    public FineTuneConfig withWeightDecay(double value) {
        return new FineTuneConfig(
                epochs, batchSize, accumulate, learningRate, value, isExtractorFrozen, frozenLayers, maskProbability);
    }

    /**
     * The same with other weights that stay as they are.
     *
     * @param extractor whether the convolutions over the waveform do
     * @param layers how many layers of the encoder do
     */
    public FineTuneConfig withFrozen(boolean extractor, int layers) {
        return new FineTuneConfig(
                epochs, batchSize, accumulate, learningRate, weightDecay, extractor, layers, maskProbability);
    }

    public FineTuneConfig withMaskProbability(double value) {
        return new FineTuneConfig(
                epochs, batchSize, accumulate, learningRate, weightDecay, isExtractorFrozen, frozenLayers, value);
    }

    /** Whether a weight learns. */
    boolean isLearned(String name) {
        if (name.equals(WeightShapes.MASK)) {
            return maskProbability > 0 && frozenLayers == 0;
        }
        if (name.startsWith(WeightShapes.EXTRACTOR)) {
            return !isExtractorFrozen && frozenLayers == 0;
        }
        if (name.startsWith(WeightShapes.LAYER)) {
            return WeightShapes.layer(name) >= frozenLayers;
        }
        return frozenLayers == 0 || !WeightShapes.isBeforeLayers(name);
    }
}
