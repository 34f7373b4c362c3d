package dev.sonoflux.training.svm;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleExtraction;
import java.util.ArrayList;
import java.util.List;

/** A dataset's examples for a recipe. */
final class SvmExamples {
    private SvmExamples() {}

    static List<Example> of(Recipe recipe, Dataset dataset, long seed, Jobs jobs, ProgressListener progress) {
        ExampleExtraction extraction =
                new ExampleExtraction(recipe.features(), recipe.augmentations(), recipe.copies(), seed);
        int total = dataset.recordings().size();
        List<Example> examples = new ArrayList<>(total);
        extraction
                .apply(dataset.utterances(recipe.features().sampleRate()), jobs)
                .doOnNext(example -> {
                    examples.add(example);
                    progress.progress("features", examples.size(), total);
                })
                .blockLast();
        progress.progress("features", total, total);
        if (labels(examples).size() < 2) {
            throw new SonofluxException("The dataset " + dataset.name() + " has the labels " + labels(examples)
                    + "; a classifier needs two or more to tell apart");
        }
        return examples;
    }

    /** In alphabetical order. */
    static List<String> labels(List<Example> examples) {
        return examples.stream().map(Example::label).distinct().sorted().toList();
    }

    static List<String> speakers(List<Example> examples) {
        return examples.stream().map(Example::speaker).distinct().sorted().toList();
    }
}
