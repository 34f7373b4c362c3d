package dev.sonoflux.operators.infer;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.classifier.Classifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Scores each matrix of features: one in, one out, in order. With a batch size above 1 matrices wait for each other,
 * but never beyond the last window of their segment; the scores are the same.
 */
public final class Infer implements Stage<FeatureMatrix, Scores> {
    /** Matrices are scored one by one. */
    public static final int DEFAULT_BATCH_SIZE = 1;

    /** The largest batch that is accepted. */
    public static final int MAX_BATCH_SIZE = 1024;

    private final Classifier classifier;
    private final int batchSize;
    private final List<FeatureMatrix> waiting = new ArrayList<>();

    /**
     * @param classifier shared, and closed by whoever opened it
     * @param batchSize how many matrices are scored together at most, from 1 to {@link #MAX_BATCH_SIZE}
     */
    public Infer(Classifier classifier, int batchSize) {
        if (batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
            throw new IllegalArgumentException("batch size " + batchSize + " is not from 1 to " + MAX_BATCH_SIZE);
        }
        this.classifier = classifier;
        this.batchSize = batchSize;
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<FeatureMatrix>, Flux<Scores>> operator(ModelBundle bundle) {
        return operator(bundle, DEFAULT_BATCH_SIZE);
    }

    /** The operator for {@link Flux#transform} that scores up to so many matrices together. */
    public static Function<Flux<FeatureMatrix>, Flux<Scores>> operator(ModelBundle bundle, int batchSize) {
        return Stages.operator(() -> new Infer(bundle.classifier(), batchSize));
    }

    @Override
    public void accept(FeatureMatrix features, Consumer<? super Scores> out) {
        waiting.add(features);
        if (waiting.size() == batchSize || features.window().last()) {
            flush(out);
        }
    }

    @Override
    public void flush(Consumer<? super Scores> out) {
        if (waiting.isEmpty()) {
            return;
        }
        List<FeatureMatrix> batch = List.copyOf(waiting);
        waiting.clear();
        List<double[]> scores = classifier.score(batch);
        for (int i = 0; i < scores.size(); i++) {
            out.accept(
                    new Scores(classifier.labels(), scores.get(i), batch.get(i).window()));
        }
    }
}
