package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.infer.WordClassifier;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** Evaluates models on labelled recordings with the operators that serve them. */
public final class Evaluation {
    private static final String HOW = "by the operators that serve: resample, features, infer, softmax";

    private final Dataset dataset;
    private final Jobs jobs;
    private final ProgressListener progress;

    private Evaluation(Dataset dataset, Jobs jobs, ProgressListener progress) {
        this.dataset = dataset;
        this.jobs = jobs;
        this.progress = progress;
    }

    /**
     * Scores every recording of a dataset.
     *
     * @throws SonofluxException if a recording is broken, or has a label that the model doesn't know
     */
    public static Metrics evaluate(ModelBundle bundle, Dataset dataset, Jobs jobs, ProgressListener progress) {
        EvaluatedModel model = EvaluatedModel.of(List.of(bundle)).get(0);
        model.requireLabelsOf(dataset);
        Evaluation evaluation = new Evaluation(dataset, jobs, progress);
        return metrics(model, evaluation.scores(model, "evaluating"));
    }

    /**
     * Scores every recording of a dataset by each model, as it is and in noise, and compares each pair of models on the
     * recordings as they are.
     *
     * @param models each of which must know all labels of the dataset; it may know others
     * @throws SonofluxException if a recording is broken, or has a label that one of the models doesn't know
     */
    public static EvaluationResult evaluate(
            List<EvaluatedModel> models,
            Dataset dataset,
            Optional<ClipNoise> noise,
            Jobs jobs,
            ProgressListener progress) {
        models.forEach(model -> model.requireLabelsOf(dataset));
        Evaluation evaluation = new Evaluation(dataset, jobs, progress);
        List<List<Scored>> scores = models.stream()
                .map(model -> evaluation.scores(model, "evaluating " + model.name()))
                .toList();
        Material clips = new Material(
                dataset.parts().stream().map(Dataset::name).toList(),
                dataset.split().toString(),
                scores.get(0).size(),
                HOW);
        List<Metrics> metrics = IntStream.range(0, models.size())
                .mapToObj(i -> metrics(models.get(i), scores.get(i)))
                .toList();
        EvaluationResult result = EvaluationResult.of(models)
                .withTrainedOn(
                        models.stream().map(model -> model.trainedOn(dataset)).toList())
                .withClips(clips, metrics, comparisons(models, scores));
        return noise.map(n -> result.withNoise(n.material(), evaluation.inNoise(models, n)))
                .orElse(result);
    }

    private List<Scored> scores(EvaluatedModel model, String step) {
        return scores(model, model.sampleRate(), UnaryOperator.identity(), step);
    }

    /** All models hear the same noise, at the rate of the one that hears the most; the others resample it. */
    private List<List<NoiseResult>> inNoise(List<EvaluatedModel> models, ClipNoise noise) {
        int rate = models.stream().mapToInt(EvaluatedModel::sampleRate).max().orElseThrow();
        return models.stream()
                .map(model -> noise.snrDb().stream()
                        .map(snr -> new NoiseResult(snr, metrics(model, inNoise(model, noise, snr, rate))))
                        .toList())
                .toList();
    }

    private List<Scored> inNoise(EvaluatedModel model, ClipNoise noise, double snrDb, int rate) {
        String step = "evaluating " + model.name() + " at " + snrDb + " dB";
        return scores(model, rate, clip -> noise.apply(clip, snrDb), step);
    }

    private List<Scored> scores(EvaluatedModel model, int rate, UnaryOperator<Utterance> change, String step) {
        WordClassifier classifier = new WordClassifier(model.bundle());
        int total = dataset.recordings().size();
        List<Scored> scores = new ArrayList<>(total);
        dataset.utterances(rate)
                .flatMapSequential(
                        u -> Mono.fromCallable(() -> scored(classifier, change.apply(u)))
                                .subscribeOn(jobs.scheduler()),
                        2 * jobs.count(),
                        1)
                .doOnNext(scored -> {
                    scores.add(scored);
                    progress.progress(step, scores.size(), total);
                })
                .blockLast();
        progress.progress(step, total, total);
        if (scores.isEmpty()) {
            throw new SonofluxException("None of the " + total + " recordings of " + dataset.name() + " could be read");
        }
        return scores;
    }

    private static Scored scored(WordClassifier classifier, Utterance clip) {
        double[] scores = classifier.score(clip.sampleRate(), clip.samples()).values();
        return new Scored(clip.id(), clip.label(), clip.speaker(), scores);
    }

    private static Metrics metrics(EvaluatedModel model, List<Scored> scores) {
        ModelBundle bundle = model.bundle();
        return Metrics.ofScores(
                bundle.labels(),
                scores,
                bundle.temperature(),
                Optional.of(bundle.manifest().provenance()::knows));
    }

    private static List<McNemar> comparisons(List<EvaluatedModel> models, List<List<Scored>> scores) {
        List<McNemar> comparisons = new ArrayList<>();
        for (int first = 0; first < models.size(); first++) {
            for (int second = first + 1; second < models.size(); second++) {
                comparisons.add(McNemar.of(
                        models.get(first).name(),
                        models.get(second).name(),
                        correct(models.get(first), scores.get(first)),
                        correct(models.get(second), scores.get(second))));
            }
        }
        return comparisons;
    }

    private static boolean[] correct(EvaluatedModel model, List<Scored> scores) {
        List<String> labels = model.bundle().labels();
        List<String> words = BackgroundLabels.words(labels);
        boolean[] correct = new boolean[scores.size()];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = scores.get(i).ofWords(labels).isCorrect(words);
        }
        return correct;
    }
}
