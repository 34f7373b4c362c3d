package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.recognition.BackgroundLabels;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How well a model did on labelled recordings of its words: which of them it was, told by the most probable word, as
 * {@link BackgroundLabels} are not what is asked for.
 *
 * @param labels the model's words
 * @param correct how many recordings got their own label
 * @param rejected how many recordings sound more like background than like any word, so that nothing would be reported of
 *     them; empty for a model without background labels
 * @param macroF1 mean F1 of the labels that were said or heard, each counting alike
 * @param perClass a result for each label, in their order
 * @param perSpeaker a result for each speaker, in alphabetical order
 * @param byFamiliarity the speakers that the model knows, doesn't know, …, together; only those that there are
 * @param confusion number of recordings by true label (row) and predicted label (column)
 * @param uncalibrated how far confidences are to be believed at temperature 1; empty where only calibrated ones are there
 * @param calibrated how far confidences are to be believed as they are served
 * @param coverage what thresholds on the confidence would do, from the lowest to the highest
 * @param worst the errors the model was most certain of, at most {@link ClipError#LISTED}
 */
public record Metrics(
        List<String> labels,
        Proportion correct,
        Optional<Proportion> rejected,
        double macroF1,
        List<ClassResult> perClass,
        SortedMap<String, SpeakerResult> perSpeaker,
        Map<Familiarity, GroupResult> byFamiliarity,
        int[][] confusion,
        Optional<Reliability> uncalibrated,
        Reliability calibrated,
        List<CoveragePoint> coverage,
        List<ClipError> worst) {
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
     * @param familiarity whether the speaker was in the model's training data
     */
    public record SpeakerResult(Proportion correct, Familiarity familiarity) {
        public double accuracy() {
            return correct.value();
        }

        /** Whether the model was trained on the speaker; empty where that can't be told. */
        public Optional<Boolean> known() {
            return switch (familiarity) {
                case KNOWN -> Optional.of(true);
                case UNKNOWN -> Optional.of(false);
                case UNLABELLED, UNDETERMINED -> Optional.empty();
            };
        }
    }

    /**
     * The result of several speakers together.
     *
     * @param speakers how many
     * @param correct how many of their recordings got their own label
     */
    public record GroupResult(int speakers, Proportion correct) {}

    /**
     * Counts.
     *
     * @param labels the model's labels
     * @param posteriors of one or more recordings, all of whose labels are the model's words
     * @param known whether a speaker was in the training data, or empty where that isn't known
     */
    public static Metrics of(List<String> labels, List<Scored> posteriors, Optional<Predicate<String>> known) {
        return of(labels, posteriors, Optional.empty(), known);
    }

    /**
     * The same from scores before softmax, so that calibration is measured at temperature 1, too.
     *
     * @param scores of one or more recordings
     * @param temperature what they are divided by before softmax
     */
    public static Metrics ofScores(
            List<String> labels, List<Scored> scores, double temperature, Optional<Predicate<String>> known) {
        return of(labels, atTemperature(scores, temperature), Optional.of(atTemperature(scores, 1)), known);
    }

    private static List<Scored> atTemperature(List<Scored> scores, double temperature) {
        return scores.stream().map(s -> s.posteriors(temperature)).toList();
    }

    private static Metrics of(
            List<String> labels,
            List<Scored> posteriors,
            Optional<List<Scored>> uncalibrated,
            Optional<Predicate<String>> known) {
        if (posteriors.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to evaluate");
        }
        List<String> words = BackgroundLabels.words(labels);
        if (words.size() == labels.size()) {
            return ofWords(words, posteriors, Optional.empty(), uncalibrated, known);
        }
        long rejected = posteriors.stream()
                .filter(s -> BackgroundLabels.contains(labels.get(s.predicted())))
                .count();
        return ofWords(
                words,
                ofWords(posteriors, labels),
                Optional.of(new Proportion((int) rejected, posteriors.size())),
                uncalibrated.map(u -> ofWords(u, labels)),
                known);
    }

    private static List<Scored> ofWords(List<Scored> scored, List<String> labels) {
        return scored.stream().map(s -> s.ofWords(labels)).toList();
    }

    private static Metrics ofWords(
            List<String> labels,
            List<Scored> posteriors,
            Optional<Proportion> rejected,
            Optional<List<Scored>> uncalibrated,
            Optional<Predicate<String>> known) {
        int[][] confusion = new int[labels.size()][labels.size()];
        int correct = 0;
        for (Scored s : posteriors) {
            confusion[labels.indexOf(s.label())][s.predicted()]++;
            correct += s.isCorrect(labels) ? 1 : 0;
        }
        SortedMap<String, SpeakerResult> perSpeaker = perSpeaker(labels, posteriors, known);
        return new Metrics(
                List.copyOf(labels),
                new Proportion(correct, posteriors.size()),
                rejected,
                macroF1(confusion),
                perClass(labels, confusion),
                perSpeaker,
                byFamiliarity(perSpeaker),
                confusion,
                uncalibrated.map(u -> Reliability.of(labels, u)),
                Reliability.of(labels, posteriors),
                CoveragePoint.curve(labels, posteriors),
                ClipError.worst(labels, posteriors));
    }

    /** Number of recordings. */
    public int n() {
        return correct.of();
    }

    /** Share of the recordings that got their own label. */
    public double accuracy() {
        return correct.value();
    }

    /** The calibration error of what is served. */
    public double calibrationError() {
        return calibrated.expectedCalibrationError();
    }

    /** The log-loss of what is served, in nats. */
    public double logLoss() {
        return calibrated.logLoss();
    }

    /** The mean of the speakers' accuracies, each counting alike however much was recorded of them. */
    public double meanSpeakerAccuracy() {
        return perSpeaker.values().stream()
                .mapToDouble(SpeakerResult::accuracy)
                .average()
                .orElseThrow();
    }

    private static SortedMap<String, SpeakerResult> perSpeaker(
            List<String> labels, List<Scored> posteriors, Optional<Predicate<String>> known) {
        SortedMap<String, SpeakerResult> results = new TreeMap<>();
        for (Scored s : posteriors) {
            Proportion one = new Proportion(s.isCorrect(labels) ? 1 : 0, 1);
            results.merge(
                    s.speaker(),
                    new SpeakerResult(one, Familiarity.of(s.speaker(), known)),
                    (sum, more) -> new SpeakerResult(sum.correct().plus(more.correct()), sum.familiarity()));
        }
        return results;
    }

    private static Map<Familiarity, GroupResult> byFamiliarity(SortedMap<String, SpeakerResult> perSpeaker) {
        Map<Familiarity, GroupResult> groups = new EnumMap<>(Familiarity.class);
        perSpeaker
                .values()
                .forEach(speaker -> groups.merge(
                        speaker.familiarity(),
                        new GroupResult(1, speaker.correct()),
                        (sum, more) -> new GroupResult(
                                sum.speakers() + more.speakers(), sum.correct().plus(more.correct()))));
        return groups;
    }

    private static List<ClassResult> perClass(List<String> labels, int[][] confusion) {
        List<ClassResult> results = new ArrayList<>();
        for (int c = 0; c < labels.size(); c++) {
            int n = said(confusion, c);
            double precision = ratio(confusion[c][c], heard(confusion, c));
            double recall = ratio(confusion[c][c], n);
            results.add(new ClassResult(
                    labels.get(c), precision, recall, ratio(2 * precision * recall, precision + recall), n));
        }
        return List.copyOf(results);
    }

    /** F1 = 2 · right / (said + heard), which is the harmonic mean of precision and recall. */
    private static double macroF1(int[][] confusion) {
        double sum = 0;
        int labels = 0;
        for (int c = 0; c < confusion.length; c++) {
            int saidOrHeard = said(confusion, c) + heard(confusion, c);
            sum += ratio(2.0 * confusion[c][c], saidOrHeard);
            labels += saidOrHeard > 0 ? 1 : 0;
        }
        return sum / labels;
    }

    private static int said(int[][] confusion, int label) {
        int n = 0;
        for (int predicted : confusion[label]) {
            n += predicted;
        }
        return n;
    }

    private static int heard(int[][] confusion, int label) {
        int n = 0;
        for (int[] row : confusion) {
            n += row[label];
        }
        return n;
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
