package dev.sonoflux.training.features;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.operators.augment.Augmentation;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Computes the features of examples and of changed copies of them.
 *
 * @param features how they are computed; their number of frames is fixed
 * @param augmentation what a copy goes through. The name of its stream is made of the seed, the example's id and the copy's
 *     number, so that an example's copies are the same whatever others there are
 * @param copies how many changed copies each example gets
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

    /** What one example gives: its own features first. */
    private record Extracted(Example example, List<float[]> rows) {}

    /**
     * All examples of some sources, in their order; in parallel, as many at a time as there are jobs.
     *
     * @throws SonofluxException if a recording is broken, or none could be read
     */
    public ExampleSet of(List<? extends ExampleSource> sources, Jobs jobs, ProgressListener progress) {
        int total = sources.stream().mapToInt(ExampleSource::size).sum();
        List<Example> examples = new ArrayList<>(total);
        int frames = features.frames().getAsInt();
        int coefficients = features.coefficients();
        FeatureTable table = FeatureTable.create(frames * coefficients, (long) total * (1 + copies));
        try {
            Flux<ExampleAudio> audio = Flux.fromIterable(sources).concatMap(s -> s.audio(features.sampleRate()), 1);
            extracted(audio, jobs)
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

    private Flux<Extracted> extracted(Flux<ExampleAudio> audio, Jobs jobs) {
        return Flux.defer(() -> {
            Queue<FeatureExtractor> idle = new ConcurrentLinkedQueue<>();
            return audio.flatMapSequential(
                    a -> Mono.fromCallable(() -> extracted(a, idle)).subscribeOn(jobs.scheduler()),
                    2 * jobs.count(),
                    PREFETCH);
        });
    }

    private Extracted extracted(ExampleAudio audio, Queue<FeatureExtractor> idle) {
        int length = features.frames().getAsInt() * features.coefficients();
        List<float[]> rows = cache.isEmpty()
                ? borrowing(audio, idle)
                : cache.get().get(key(audio), 1 + copies, length, () -> borrowing(audio, idle));
        return new Extracted(audio.example(), rows);
    }

    /** Everything that features depend on. */
    private String key(ExampleAudio audio) {
        String copied = copies == 0 ? "" : seed + "/" + audio.example().id() + " × " + copies + ": " + augmentation;
        return audio.sha256() + "\n" + features.toMap() + "\n" + copied;
    }

    private List<float[]> borrowing(ExampleAudio audio, Queue<FeatureExtractor> idle) {
        FeatureExtractor waiting = idle.poll();
        FeatureExtractor extractor = waiting != null ? waiting : new FeatureExtractor(features);
        List<float[]> rows = rows(audio, extractor);
        idle.add(extractor);
        return rows;
    }

    private List<float[]> rows(ExampleAudio audio, FeatureExtractor extractor) {
        List<float[]> rows = new ArrayList<>(1 + copies);
        rows.add(matrix(audio.samples(), extractor).values());
        for (int copy = 0; copy < copies; copy++) {
            String stream = seed + "/" + audio.example().id() + "/" + copy;
            FeatureMatrix matrix = matrix(augmentation.apply(audio.samples(), stream), extractor);
            rows.add(augmentation.apply(matrix, stream).values());
        }
        return rows;
    }

    private FeatureMatrix matrix(float[] samples, FeatureExtractor extractor) {
        return extractor.extract(AudioWindow.ofWhole(features.sampleRate(), samples));
    }
}
