package dev.sonoflux.training.search;

import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.operators.bundle.Calibration;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.Reliability;
import dev.sonoflux.training.evaluation.Scored;
import dev.sonoflux.training.evaluation.Temperature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is learned of a model's scores from recordings that were held out of models like it.
 *
 * @param temperature what scores are divided by before softmax
 * @param confidence the posterior that nine in ten of the right answers reach
 * @param quality what it was found from; empty where nothing is known of the scores
 * @param metrics how well the models did on what was held out of them, at this temperature
 */
record CalibrationFit(double temperature, double confidence, Optional<Calibration> quality, Optional<Metrics> metrics) {
    private static final double KEPT = 0.9;
    private static final double ACCURATE = 0.99;
    private static final double DEFAULT_CONFIDENCE = 0.5;
    private static final int HUNDREDTHS = 100;

    /** Of scores that nothing is known of. */
    static CalibrationFit none() {
        return new CalibrationFit(1, DEFAULT_CONFIDENCE, Optional.empty(), Optional.empty());
    }

    /**
     * Fits.
     *
     * @param outOfFold scores before softmax, by models that were not trained on these recordings, which are all of words
     * @param how how the recordings were held out
     */
    static CalibrationFit of(List<Scored> outOfFold, List<String> labels, String how) {
        double temperature = Temperature.fit(outOfFold, labels);
        List<String> words = BackgroundLabels.words(labels);
        List<Scored> posteriors = outOfFold.stream()
                .map(s -> s.posteriors(temperature).ofWords(labels))
                .toList();
        Metrics metrics = Metrics.ofScores(labels, outOfFold, temperature, Optional.empty());
        double keep = keep(posteriors, words);
        List<Calibration.Threshold> thresholds = new ArrayList<>();
        thresholds.add(threshold("keep-90-percent", keep, posteriors, words));
        accurate(posteriors, words)
                .ifPresent(t -> thresholds.add(threshold("accuracy-99-percent", t, posteriors, words)));
        thresholds.add(threshold("youden", youden(posteriors, words), posteriors, words));
        Calibration quality = new Calibration(
                how,
                outOfFold.size(),
                quality(metrics.uncalibrated().orElseThrow()),
                quality(metrics.calibrated()),
                thresholds);
        return new CalibrationFit(temperature, keep, Optional.of(quality), Optional.of(metrics));
    }

    private static Calibration.Quality quality(Reliability reliability) {
        return new Calibration.Quality(
                rounded(reliability.expectedCalibrationError()),
                rounded(reliability.logLoss()),
                reliability.bins().stream()
                        .map(bin -> new Calibration.Bin(
                                bin.correct().of(),
                                rounded(bin.confidence()),
                                rounded(bin.correct().value())))
                        .toList());
    }

    /** In hundredths, rounded down, so that no fewer are kept. */
    private static double keep(List<Scored> posteriors, List<String> labels) {
        double[] right = posteriors.stream()
                .filter(s -> s.isCorrect(labels))
                .mapToDouble(Scored::confidence)
                .sorted()
                .toArray();
        return right.length == 0
                ? DEFAULT_CONFIDENCE
                : Math.floor(right[(int) ((1 - KEPT) * right.length)] * HUNDREDTHS) / HUNDREDTHS;
    }

    private static Optional<Double> accurate(List<Scored> posteriors, List<String> labels) {
        for (int step = 0; step < HUNDREDTHS; step++) {
            double confidence = (double) step / HUNDREDTHS;
            Calibration.Threshold t = threshold("", confidence, posteriors, labels);
            if (t.coverage() > 0 && t.accuracy() >= ACCURATE) {
                return Optional.of(confidence);
            }
        }
        return Optional.empty();
    }

    /** W. J. Youden, "Index for rating diagnostic tests", Cancer 3, 1950: the answer's rightness is what is tested for. */
    private static double youden(List<Scored> posteriors, List<String> labels) {
        long right = posteriors.stream().filter(s -> s.isCorrect(labels)).count();
        long wrong = posteriors.size() - right;
        double best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < HUNDREDTHS; step++) {
            double confidence = (double) step / HUNDREDTHS;
            long rightKept = posteriors.stream()
                    .filter(s -> s.confidence() >= confidence && s.isCorrect(labels))
                    .count();
            long wrongKept = posteriors.stream()
                    .filter(s -> s.confidence() >= confidence && !s.isCorrect(labels))
                    .count();
            double index = (double) rightKept / Math.max(1, right) - (double) wrongKept / Math.max(1, wrong);
            if (index > highest) {
                highest = index;
                best = confidence;
            }
        }
        return best;
    }

    private static Calibration.Threshold threshold(
            String purpose, double confidence, List<Scored> posteriors, List<String> labels) {
        List<Scored> reaching =
                posteriors.stream().filter(s -> s.confidence() >= confidence).toList();
        long right = reaching.stream().filter(s -> s.isCorrect(labels)).count();
        return new Calibration.Threshold(
                purpose,
                confidence,
                rounded((double) reaching.size() / posteriors.size()),
                reaching.isEmpty() ? 0 : rounded((double) right / reaching.size()));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
