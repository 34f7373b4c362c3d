package dev.sonoflux.training.search;

import dev.sonoflux.operators.bundle.BundleManifest;
import dev.sonoflux.operators.bundle.BundleWriter;
import dev.sonoflux.operators.bundle.MeasuredResult;
import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.ExampleSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trained model on its way to a bundle.
 *
 * @param family as on the command line, e.g. {@code svm}
 * @param features how its features are computed
 * @param recipe name of the recipe
 * @param seed of everything random
 * @param settings what was set beside the chosen point, by name, in a fixed order
 */
public record TrainedBundle(
        String family, FeatureSpec features, String recipe, long seed, Map<String, String> settings) {
    /**
     * Writes the bundle. The same recordings, settings and seed give the same bytes, whatever the number of jobs.
     *
     * @param folder the bundle's folder, whose name becomes the model's
     * @param examples what it was trained on
     * @param sources what the examples came from
     * @param validation how good such models are, where that was measured
     */
    public void write(
            Path folder,
            Training.Trained trained,
            ExampleSet examples,
            List<? extends ExampleSource> sources,
            Optional<Validation> validation) {
        BundleManifest manifest = new BundleManifest(
                folder.toAbsolutePath().normalize().getFileName().toString(),
                family,
                examples.labels(),
                features,
                trained.classifier().spec(),
                trained.temperature(),
                trained.confidence(),
                trained.calibration(),
                provenance(trained, examples, sources),
                results(trained, validation));
        BundleWriter.write(folder, manifest, trained.classifier().content());
    }

    private Provenance provenance(
            Training.Trained trained, ExampleSet examples, List<? extends ExampleSource> sources) {
        Set<String> speakers =
                examples.examples().stream().map(Example::speaker).collect(Collectors.toSet());
        String version = Optional.ofNullable(TrainedBundle.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
        Map<String, String> parameters = new LinkedHashMap<>(trained.parameters());
        parameters.putAll(settings);
        return new Provenance(
                "sonoflux " + version,
                System.getProperty("java.version") + " " + System.getProperty("os.arch"),
                recipe,
                seed,
                parameters,
                sources.stream()
                        .flatMap(source -> source.provenance().stream())
                        .map(dataset -> dataset.withSpeakersOf(speakers))
                        .toList());
    }

    private static List<MeasuredResult> results(Training.Trained trained, Optional<Validation> validation) {
        List<MeasuredResult> results = new ArrayList<>();
        validation.ifPresent(v -> add(
                results,
                v.metrics(),
                v.folds() + ", of the training data; choices and temperature were made anew for each fold"));
        trained.outOfFold().ifPresent(metrics -> {
            SearchResult search = trained.search().orElseThrow();
            String chosen = search.points().size() > 1
                    ? "; the best of " + search.points().size() + " points, so that it flatters a little"
                    : "";
            add(results, metrics, search.folds() + ", of the training data, at this temperature" + chosen);
        });
        return results;
    }

    private static void add(List<MeasuredResult> results, Metrics metrics, String how) {
        results.add(new MeasuredResult("accuracy", rounded(metrics.accuracy()), metrics.n(), how));
        results.add(
                new MeasuredResult("expectedCalibrationError", rounded(metrics.calibrationError()), metrics.n(), how));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
