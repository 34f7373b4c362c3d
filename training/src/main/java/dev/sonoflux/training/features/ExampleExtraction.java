package dev.sonoflux.training.features;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.augment.Augmentation;
import dev.sonoflux.training.dataset.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Computes the features of utterances and of changed copies of them.
 *
 * @param features how they are computed
 * @param augmentations what a copy goes through, in this order
 * @param copies how many changed copies each utterance gets
 * @param seed of what is random in them; a copy's own seed is made of it, the utterance's id and the copy's number, so
 *     that an utterance's copies are the same whatever else is in the dataset
 */
public record ExampleExtraction(FeatureSpec features, List<Augmentation> augmentations, int copies, long seed) {
    private static final int PREFETCH = 1;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public ExampleExtraction {
        augmentations = List.copyOf(augmentations);
        if (copies < 0) {
            throw new IllegalArgumentException("copies: " + copies + " is not accepted; it must be 0 or more");
        }
    }

    /** Features of the utterances as they are. */
    public static ExampleExtraction withoutAugmentation(FeatureSpec features) {
        return new ExampleExtraction(features, List.of(), 0, 0);
    }

    /** In parallel, as many at a time as there are jobs; out in the order of the utterances. */
    public Flux<Example> apply(Flux<Utterance> utterances, Jobs jobs) {
        return Flux.defer(() -> {
            Queue<FeatureExtractor> idle = new ConcurrentLinkedQueue<>();
            return utterances.flatMapSequential(
                    u -> Mono.fromCallable(() -> borrowing(idle, u)).subscribeOn(jobs.scheduler()),
                    2 * jobs.count(),
                    PREFETCH);
        });
    }

    private Example borrowing(Queue<FeatureExtractor> idle, Utterance utterance) {
        FeatureExtractor waiting = idle.poll();
        FeatureExtractor extractor = waiting != null ? waiting : new FeatureExtractor(features);
        Example example = example(utterance, extractor);
        idle.add(extractor);
        return example;
    }

    private Example example(Utterance utterance, FeatureExtractor extractor) {
        List<FeatureMatrix> augmented = new ArrayList<>(copies);
        for (int copy = 0; copy < copies; copy++) {
            Random random = new Random(seedOf(utterance.id(), copy));
            Utterance changed = utterance;
            for (Augmentation augmentation : augmentations) {
                changed = augmentation.apply(changed, random);
            }
            augmented.add(extractor.extract(changed.window()));
        }
        FeatureMatrix matrix = extractor.extract(utterance.window());
        return new Example(utterance.id(), utterance.label(), utterance.speaker(), matrix, augmented);
    }

    /** The FNV-1a hash of the seed, the id and the copy's number. */
    private long seedOf(String id, int copy) {
        long hash = FNV_OFFSET;
        for (char c : (seed + "/" + id + "/" + copy).toCharArray()) {
            hash = (hash ^ c) * FNV_PRIME;
        }
        return hash;
    }
}
