package dev.sonoflux.training.neural;

/**
 * How a network is trained.
 *
 * @param epochs how often everything is seen, 1 to 10000
 * @param leastSteps in how many steps at least; where recordings are few, they are seen in more epochs. 0 to 1000000
 * @param batchSize recordings per step, 1 to 4096
 * @param learningRate the largest; it rises to it over the first tenth of the steps and falls to 0 along a cosine
 * @param weightDecay how much of a weight is taken away per step, times the learning rate
 * @param labelSmoothing how much of the probability is spread evenly over all labels, 0 to below 1
 * @param mixup both parameters of the beta distribution that recordings are mixed by; 0: they aren't (H. Zhang et al.,
 *     "mixup", 2018)
 * @param ema how much of the average of the weights stays at each step, 0 to below 1; the average is what is served. 0: the
 *     weights are
 * @param patience epochs without a better validation loss after which training ends
 */
public record FitConfig(
        int epochs,
        int leastSteps,
        int batchSize,
        double learningRate,
        double weightDecay,
        double labelSmoothing,
        double mixup,
        double ema,
        int patience) {
    public static final int DEFAULT_EPOCHS = 24;
    public static final int DEFAULT_LEAST_STEPS = 400;
    public static final int DEFAULT_BATCH_SIZE = 64;
    public static final double DEFAULT_LEARNING_RATE = 4e-3;
    public static final double DEFAULT_WEIGHT_DECAY = 2e-2;
    public static final double DEFAULT_LABEL_SMOOTHING = 0.1;
    public static final double DEFAULT_MIXUP = 0;
    public static final double DEFAULT_EMA = 0.99;
    public static final int DEFAULT_PATIENCE = 15;

    /** For networks that have learned before. */
    public static final int PRETRAINED_EPOCHS = 8;

    /** For networks that have learned before. */
    public static final int PRETRAINED_LEAST_STEPS = 120;

    /** For networks that have learned before. */
    public static final double PRETRAINED_LEARNING_RATE = 2e-3;

    private static final int MAX_LEAST_STEPS = 1_000_000;
    private static final int MAX_EPOCHS = 10_000;
    private static final int MAX_BATCH_SIZE = 4096;

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public FitConfig {
        require(epochs >= 1 && epochs <= MAX_EPOCHS, "epochs", epochs, "1 to " + MAX_EPOCHS);
        require(leastSteps >= 0 && leastSteps <= MAX_LEAST_STEPS, "leastSteps", leastSteps, "0 to " + MAX_LEAST_STEPS);
        require(batchSize >= 2 && batchSize <= MAX_BATCH_SIZE, "batchSize", batchSize, "2 to " + MAX_BATCH_SIZE);
        require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate, "above 0 and at most 1");
        require(weightDecay >= 0 && weightDecay <= 1, "weightDecay", weightDecay, "0 to 1");
        require(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", labelSmoothing, "0 or more and below 1");
        require(mixup >= 0 && mixup <= 10, "mixup", mixup, "0 to 10");
        require(ema >= 0 && ema < 1, "ema", ema, "0 or more and below 1");
        require(patience >= 1, "patience", patience, "1 or more");
    }

    private static void require(boolean holds, String key, Number value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": " + value + " is not accepted; it must be " + accepted);
        }
    }

    public static FitConfig ofDefaults() {
        return new FitConfig(
                DEFAULT_EPOCHS,
                DEFAULT_LEAST_STEPS,
                DEFAULT_BATCH_SIZE,
                DEFAULT_LEARNING_RATE,
                DEFAULT_WEIGHT_DECAY,
                DEFAULT_LABEL_SMOOTHING,
                DEFAULT_MIXUP,
                DEFAULT_EMA,
                DEFAULT_PATIENCE);
    }

    /** What suits networks that have learned before. */
    public static FitConfig ofPretrained() {
        return ofDefaults()
                .withEpochs(PRETRAINED_EPOCHS)
                .withLeastSteps(PRETRAINED_LEAST_STEPS)
                .withLearningRate(PRETRAINED_LEARNING_RATE);
    }

    /** The same with so many epochs, however few recordings there are. */
    public FitConfig withEpochs(int value) {
        return new FitConfig(value, 0, batchSize, learningRate, weightDecay, labelSmoothing, mixup, ema, patience);
    }

    public FitConfig withLeastSteps(int value) {
        return new FitConfig(epochs, value, batchSize, learningRate, weightDecay, labelSmoothing, mixup, ema, patience);
    }

    public FitConfig withBatchSize(int value) {
        return new FitConfig(
                epochs, leastSteps, value, learningRate, weightDecay, labelSmoothing, mixup, ema, patience);
    }

    public FitConfig withLearningRate(double value) {
        return new FitConfig(epochs, leastSteps, batchSize, value, weightDecay, labelSmoothing, mixup, ema, patience);
    }

    public FitConfig withWeightDecay(double value) {
        return new FitConfig(epochs, leastSteps, batchSize, learningRate, value, labelSmoothing, mixup, ema, patience);
    }

    public FitConfig withLabelSmoothing(double value) {
        return new FitConfig(epochs, leastSteps, batchSize, learningRate, weightDecay, value, mixup, ema, patience);
    }

    public FitConfig withMixup(double value) {
        return new FitConfig(
                epochs, leastSteps, batchSize, learningRate, weightDecay, labelSmoothing, value, ema, patience);
    }

    public FitConfig withEma(double value) {
        return new FitConfig(
                epochs, leastSteps, batchSize, learningRate, weightDecay, labelSmoothing, mixup, value, patience);
    }

    public FitConfig withPatience(int value) {
        return new FitConfig(
                epochs, leastSteps, batchSize, learningRate, weightDecay, labelSmoothing, mixup, ema, value);
    }
}
