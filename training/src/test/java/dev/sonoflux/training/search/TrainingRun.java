package dev.sonoflux.training.search;

import dev.sonoflux.operators.augment.Augmentation;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.family.Family;
import dev.sonoflux.training.features.DatasetExamples;
import dev.sonoflux.training.features.ExampleExtraction;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureCache;
import dev.sonoflux.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Training from recordings to a bundle. */
public final class TrainingRun {
    private TrainingRun() {}

    /** The examples of a dataset, without a cache. */
    public static ExampleSet examples(Recipe recipe, Dataset dataset, long seed, Jobs jobs) {
        return examples(recipe, dataset, seed, Optional.empty(), jobs);
    }

    static ExampleSet examples(Recipe recipe, Dataset dataset, long seed, Optional<FeatureCache> cache, Jobs jobs) {
        try (Augmentation augmentation =
                Augmentation.parse(recipe.augmentation(), recipe.features().sampleRate())) {
            return new ExampleExtraction(recipe.features(), augmentation, recipe.copies(), seed, cache)
                    .of(List.of(DatasetExamples.of(dataset)), jobs, ProgressListener.NONE);
        }
    }

    static <P> void train(
            Family<P> family,
            Recipe recipe,
            Dataset dataset,
            TrainingOptions options,
            Optional<FeatureCache> cache,
            Path bundle,
            int threads) {
        try (Jobs jobs = Jobs.of(threads);
                ExampleSet examples = examples(recipe, dataset, options.seed(), cache, jobs)) {
            Training.Trained trained = new Training<>(family, examples, options, jobs, ProgressListener.NONE).train();
            new TrainedBundle(family.name(), recipe.features(), recipe.name(), options.seed(), Map.of("copies", "2"))
                    .write(bundle, trained, examples, List.of(DatasetExamples.of(dataset)), Optional.empty());
        }
    }
}
