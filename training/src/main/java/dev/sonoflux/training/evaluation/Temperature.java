package dev.sonoflux.training.evaluation;

import java.util.List;

/**
 * The temperature that calibrates a model's posteriors: the one at which recordings that the model was not trained on
 * are most probable (C. Guo et al., "On calibration of modern neural networks", ICML 2017).
 */
public final class Temperature {
    private static final double LOWEST = 1e-3;
    private static final double HIGHEST = 1e3;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 60;

    /** More digits than these mean nothing; fewer digits keep bundles legible. */
    private static final double ROUNDED = 1e4;

    private Temperature() {}

    /**
     * Minimises the negative log-likelihood by golden-section search over the temperature's logarithm. The likelihood
     * is unimodal in it: it is concave in the temperature's inverse. Where the models are nearly always right it would
     * make them as good as certain, whatever they say; so their mean confidence is held to Laplace's rule of succession,
     * (n + 1) / (n + 2) after n recordings.
     *
     * @param scored scores before softmax, by models that were not trained on these recordings or their speakers
     * @param labels the model's labels
     */
    public static double fit(List<Scored> scored, List<String> labels) {
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = negativeLogLikelihood(scored, labels, Math.exp(left));
        double atRight = negativeLogLikelihood(scored, labels, Math.exp(right));
        for (int step = 0; step < STEPS; step++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = negativeLogLikelihood(scored, labels, Math.exp(left));
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = negativeLogLikelihood(scored, labels, Math.exp(right));
            }
        }
        double likeliest = Math.exp((low + high) / 2);
        double justified = (scored.size() + 1.0) / (scored.size() + 2.0);
        double temperature =
                meanConfidence(scored, likeliest) > justified ? temperatureOf(justified, scored) : likeliest;
        return Math.max(LOWEST, Math.round(temperature * ROUNDED) / ROUNDED);
    }

    /** By bisection: confidence falls as the temperature rises. */
    private static double temperatureOf(double confidence, List<Scored> scored) {
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (meanConfidence(scored, Math.exp(middle)) > confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(high);
    }

    private static double meanConfidence(List<Scored> scored, double temperature) {
        return scored.stream()
                .mapToDouble(s -> s.posteriors(temperature).values()[s.predicted()])
                .average()
                .orElseThrow();
    }

    /** The mean over the recordings of −ln p(label), in nats. */
    static double negativeLogLikelihood(List<Scored> scored, List<String> labels, double temperature) {
        double sum = 0;
        for (Scored s : scored) {
            double highest = s.values()[s.predicted()];
            double total = 0;
            for (double value : s.values()) {
                total += Math.exp((value - highest) / temperature);
            }
            double own = s.values()[labels.indexOf(s.label())];
            sum += Math.log(total) - (own - highest) / temperature;
        }
        return sum / scored.size();
    }
}
