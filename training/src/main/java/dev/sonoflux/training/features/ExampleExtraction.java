package dev.sonoflux.training.features;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.operators.augment.Augmentation;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Computes the features of recordings and of changed copies of them.
 *
 * @param features how they are computed; their number of frames is fixed
 * @param augmentation what a copy goes through. The name of its stream is made of the seed, the recording's id and the copy's
 *     number, so that a recording's copies are the same whatever else is in the dataset
 * @param copies how many changed copies each recording gets
 * @param seed of what is random in them
 * @param cache where features are kept from run to run
 */
public record ExampleExtraction(
        FeatureSpec features, Augmentation augmentation, int copies, long seed, Optional<FeatureCache> cache) {
    private static final int PREFETCH = 1;

    public ExampleExtraction {
        if (copies < 0) {
            throw new IllegalArgumentException("copies: " + copies + " is not accepted; it must be 0 or more");
        }
        if (features.frames().isEmpty()) {
            throw new IllegalArgumentException(
                    "features.length: none is not accepted; it must be a fixed number of frames");
        }
    }

    /** What one recording gives: its own features first. */
    private record Extracted(Example example, List<float[]> rows) {}

    /**
     * All recordings of a dataset, in their order; in parallel, as many at a time as there are jobs.
     *
     * @throws SonofluxException if a recording is broken, or none could be read
     */
    public ExampleSet of(Dataset dataset, Jobs jobs, ProgressListener progress) {
        int total = dataset.recordings().size();
        List<Example> examples = new ArrayList<>(total);
        int frames = features.frames().getAsInt();
        int coefficients = features.coefficients();
        FeatureTable table = FeatureTable.create(frames * coefficients, (long) total * (1 + copies));
        try {
            extracted(dataset.utterances(features.sampleRate()), jobs)
                    .doOnNext(extracted -> {
                        examples.add(extracted.example());
                        extracted.rows().forEach(table::append);
                        progress.progress("features", examples.size(), total);
                    })
                    .blockLast();
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
        progress.progress("features", total, total);
        return ExampleSet.of(examples, table, copies, frames, coefficients);
    }

    private Flux<Extracted> extracted(Flux<Utterance> utterances, Jobs jobs) {
        return Flux.defer(() -> {
            Queue<FeatureExtractor> idle = new ConcurrentLinkedQueue<>();
            return utterances.flatMapSequential(
                    u -> Mono.fromCallable(() -> extracted(u, idle)).subscribeOn(jobs.scheduler()),
                    2 * jobs.count(),
                    PREFETCH);
        });
    }

    private Extracted extracted(Utterance utterance, Queue<FeatureExtractor> idle) {
        Example example = new Example(utterance.id(), utterance.label(), utterance.speaker());
        if (cache.isEmpty()) {
            return new Extracted(example, borrowing(utterance, idle));
        }
        int length = features.frames().getAsInt() * features.coefficients();
        return new Extracted(
                example, cache.get().get(key(utterance), 1 + copies, length, () -> borrowing(utterance, idle)));
    }

    /** Everything that features depend on. */
    private String key(Utterance utterance) {
        String copied = copies == 0 ? "" : seed + "/" + utterance.id() + " × " + copies + ": " + augmentation;
        return utterance.sha256() + "\n" + features.toMap() + "\n" + copied;
    }

    private List<float[]> borrowing(Utterance utterance, Queue<FeatureExtractor> idle) {
        FeatureExtractor waiting = idle.poll();
        FeatureExtractor extractor = waiting != null ? waiting : new FeatureExtractor(features);
        List<float[]> rows = rows(utterance, extractor);
        idle.add(extractor);
        return rows;
    }

    private List<float[]> rows(Utterance utterance, FeatureExtractor extractor) {
        List<float[]> rows = new ArrayList<>(1 + copies);
        rows.add(extractor.extract(utterance.window()).values());
        for (int copy = 0; copy < copies; copy++) {
            String stream = seed + "/" + utterance.id() + "/" + copy;
            float[] changed = augmentation.apply(utterance.samples(), stream);
            FeatureMatrix matrix = extractor.extract(AudioWindow.ofWhole(utterance.sampleRate(), changed));
            rows.add(augmentation.apply(matrix, stream).values());
        }
        return rows;
    }
}
