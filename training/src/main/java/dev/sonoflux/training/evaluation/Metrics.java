package dev.sonoflux.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How well a model did on labelled recordings.
 *
 * @param labels the model's labels
 * @param n number of recordings
 * @param accuracy share of them that got their own label
 * @param perClass a result for each label, in their order
 * @param perSpeaker a result for each speaker, in alphabetical order
 * @param confusion number of recordings by true label (row) and predicted label (column)
 * @param calibrationError expected calibration error in 15 bins (Naeini et al., 2015): how far confidence and accuracy
 *     lie apart on average
 * @param logLoss mean of −ln p(label), in nats
 */
public record Metrics(
        List<String> labels,
        int n,
        double accuracy,
        List<ClassResult> perClass,
        SortedMap<String, SpeakerResult> perSpeaker,
        int[][] confusion,
        double calibrationError,
        double logLoss) {
    private static final int BINS = 15;

    /** The smallest probability that counts in the log-loss, so that one certain error doesn't make it infinite. */
    private static final double LEAST_PROBABILITY = 1e-15;

    /**
     * A label's result. Where there is nothing to divide by, a value is 0.
     *
     * @param precision share of the recordings with this prediction that have this label
     * @param recall share of the recordings with this label that got this prediction
     * @param f1 harmonic mean of the two
     * @param n number of recordings with this label
     */
    public record ClassResult(String label, double precision, double recall, double f1, int n) {}

    /**
     * A speaker's result.
     *
     * @param known whether the speaker was in the model's training data; empty where that isn't known
     */
    public record SpeakerResult(int n, double accuracy, Optional<Boolean> known) {}

    /**
     * Counts.
     *
     * @param posteriors of one or more recordings
     * @param known whether a speaker was in the training data, or empty where that isn't known
     */
    public static Metrics of(List<String> labels, List<Scored> posteriors, Optional<Predicate<String>> known) {
        if (posteriors.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to evaluate");
        }
        int[][] confusion = new int[labels.size()][labels.size()];
        SortedMap<String, int[]> bySpeaker = new TreeMap<>();
        for (Scored s : posteriors) {
            int predicted = s.predicted();
            confusion[labels.indexOf(s.label())][predicted]++;
            int[] counts = bySpeaker.computeIfAbsent(s.speaker(), speaker -> new int[2]);
            counts[0]++;
            counts[1] += labels.get(predicted).equals(s.label()) ? 1 : 0;
        }
        SortedMap<String, SpeakerResult> perSpeaker = new TreeMap<>();
        bySpeaker.forEach((speaker, counts) -> perSpeaker.put(
                speaker,
                new SpeakerResult(counts[0], (double) counts[1] / counts[0], known.map(k -> k.test(speaker)))));
        int correct = 0;
        for (int c = 0; c < labels.size(); c++) {
            correct += confusion[c][c];
        }
        return new Metrics(
                List.copyOf(labels),
                posteriors.size(),
                (double) correct / posteriors.size(),
                perClass(labels, confusion),
                perSpeaker,
                confusion,
                calibrationError(labels, posteriors),
                logLoss(labels, posteriors));
    }

    /** The mean of the speakers' accuracies, each counting alike however much was recorded of them. */
    public double meanSpeakerAccuracy() {
        return perSpeaker.values().stream()
                .mapToDouble(SpeakerResult::accuracy)
                .average()
                .orElseThrow();
    }

    private static List<ClassResult> perClass(List<String> labels, int[][] confusion) {
        List<ClassResult> results = new ArrayList<>();
        for (int c = 0; c < labels.size(); c++) {
            int n = 0;
            int predicted = 0;
            for (int other = 0; other < labels.size(); other++) {
                n += confusion[c][other];
                predicted += confusion[other][c];
            }
            double precision = ratio(confusion[c][c], predicted);
            double recall = ratio(confusion[c][c], n);
            results.add(new ClassResult(
                    labels.get(c), precision, recall, ratio(2 * precision * recall, precision + recall), n));
        }
        return List.copyOf(results);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double calibrationError(List<String> labels, List<Scored> posteriors) {
        double[] confidence = new double[BINS];
        int[] correct = new int[BINS];
        for (Scored s : posteriors) {
            int predicted = s.predicted();
            int bin = Math.min(BINS - 1, (int) (s.values()[predicted] * BINS));
            confidence[bin] += s.values()[predicted];
            correct[bin] += labels.get(predicted).equals(s.label()) ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(confidence[bin] - correct[bin]);
        }
        return error / posteriors.size();
    }

    private static double logLoss(List<String> labels, List<Scored> posteriors) {
        return posteriors.stream()
                .mapToDouble(s -> -Math.log(Math.max(LEAST_PROBABILITY, s.values()[labels.indexOf(s.label())])))
                .average()
                .orElseThrow();
    }
}
