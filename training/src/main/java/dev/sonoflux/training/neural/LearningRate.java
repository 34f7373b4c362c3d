package dev.sonoflux.training.neural;

/**
 * The learning rate of each step: it rises evenly, and then falls to 0 along half a cosine.
 *
 * @param highest what it rises to
 * @param steps how many there are in all
 */
record LearningRate(double highest, int steps) {
    private static final double RISE = 0.1;

    /** @param step from 0 on */
    double at(int step) {
        double rise = Math.max(1, RISE * steps);
        if (step < rise) {
            return highest * (step + 1) / (rise + 1);
        }
        return highest * (1 + Math.cos(Math.PI * (step - rise) / Math.max(1, steps - rise))) / 2;
    }
}
