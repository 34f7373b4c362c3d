package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.infer.WordClassifier;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Evaluates a bundle on labelled recordings with the operators that serve it. */
public final class Evaluation {
    private Evaluation() {}

    /**
     * Scores every recording of a dataset.
     *
     * @throws SonofluxException if a recording is broken, or has a label that the model doesn't know
     */
    public static Metrics evaluate(ModelBundle bundle, Dataset dataset, Jobs jobs, ProgressListener progress) {
        requireKnownLabels(bundle, dataset);
        int total = dataset.recordings().size();
        WordClassifier classifier = new WordClassifier(bundle);
        List<Scored> posteriors = new ArrayList<>(total);
        dataset.utterances(bundle.features().sampleRate())
                .flatMapSequential(
                        u -> Mono.fromCallable(() -> posteriors(classifier, u)).subscribeOn(jobs.scheduler()),
                        2 * jobs.count(),
                        1)
                .doOnNext(scored -> {
                    posteriors.add(scored);
                    progress.progress("evaluating", posteriors.size(), total);
                })
                .blockLast();
        progress.progress("evaluating", total, total);
        if (posteriors.isEmpty()) {
            throw new SonofluxException("None of the " + total + " recordings of " + dataset.name() + " could be read");
        }
        return Metrics.of(
                bundle.labels(), posteriors, Optional.of(bundle.manifest().provenance()::knows));
    }

    private static Scored posteriors(WordClassifier classifier, Utterance utterance) {
        Scores posteriors = classifier.classify(utterance.sampleRate(), utterance.samples());
        return new Scored(utterance.id(), utterance.label(), utterance.speaker(), posteriors.values());
    }

    private static void requireKnownLabels(ModelBundle bundle, Dataset dataset) {
        List<String> unknown = dataset.labels().stream()
                .filter(label -> !bundle.labels().contains(label))
                .toList();
        if (!unknown.isEmpty()) {
            throw new SonofluxException("The model " + bundle.folder() + " knows the labels " + bundle.labels()
                    + " and the dataset " + dataset.name() + " has others: " + unknown);
        }
    }
}
