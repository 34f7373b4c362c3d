package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.decide.Softmax;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.infer.Infer;
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
        List<Scored> posteriors = new ArrayList<>(total);
        dataset.utterances(bundle.features().sampleRate())
                .flatMapSequential(
                        u -> Mono.fromCallable(() -> posteriors(bundle, u)).subscribeOn(jobs.scheduler()),
                        2 * jobs.count(),
                        1)
                .doOnNext(scored -> {
                    posteriors.add(scored);
                    progress.progress("evaluating", posteriors.size(), total);
                })
                .blockLast();
        if (posteriors.isEmpty()) {
            throw new SonofluxException("None of the " + total + " recordings of " + dataset.name() + " could be read");
        }
        return Metrics.of(
                bundle.labels(), posteriors, Optional.of(bundle.manifest().provenance()::knows));
    }

    private static Scored posteriors(ModelBundle bundle, Utterance utterance) {
        Stage<AudioWindow, Scores> classify = new FeatureExtractor(bundle.features())
                .then(new Infer(bundle.classifier(), Infer.DEFAULT_BATCH_SIZE))
                .then(new Softmax(bundle.temperature()));
        Scores posteriors = Stages.run(classify, List.of(utterance.window())).get(0);
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
