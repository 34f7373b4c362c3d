package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import java.util.List;

/**
 * A model among those that are compared.
 *
 * @param name what it is called here
 * @param bundle closed by whoever opened it
 */
public record EvaluatedModel(String name, ModelBundle bundle) {
    /** Models by their own names; where two have the same one, by their folders. */
    public static List<EvaluatedModel> of(List<ModelBundle> bundles) {
        List<String> names = bundles.stream().map(b -> b.manifest().name()).toList();
        return bundles.stream()
                .map(bundle -> {
                    String own = bundle.manifest().name();
                    boolean unique = names.indexOf(own) == names.lastIndexOf(own);
                    return new EvaluatedModel(unique ? own : bundle.folder().toString(), bundle);
                })
                .toList();
    }

    /** Samples per second of the audio it takes. */
    int sampleRate() {
        return bundle.features().sampleRate();
    }

    /** Names of the dataset's parts of which some or all recordings are in the model's training data, going by what both say. */
    List<String> trainedOn(Dataset dataset) {
        String split = dataset.split().toString();
        return dataset.parts().stream()
                .map(Dataset::name)
                .filter(name -> bundle.manifest().provenance().datasets().stream()
                        .anyMatch(d -> d.name().equals(name) && overlap(d.split(), split)))
                .toList();
    }

    private static boolean overlap(String oneSplit, String otherSplit) {
        String all = Split.ALL.toString();
        return oneSplit.equals(otherSplit) || oneSplit.equals(all) || otherSplit.equals(all);
    }

    /** @throws SonofluxException if the dataset has labels that the model doesn't know */
    void requireLabelsOf(Dataset dataset) {
        requireLabels(dataset.labels(), "the dataset " + dataset.name());
    }

    /** @throws SonofluxException if one of the labels is unknown to the model */
    void requireLabels(List<String> labels, String origin) {
        List<String> words = BackgroundLabels.words(bundle.labels());
        List<String> unknown =
                labels.stream().filter(label -> !words.contains(label)).toList();
        if (!unknown.isEmpty()) {
            throw new SonofluxException("The model " + bundle.folder() + " knows the labels " + words + " and " + origin
                    + " has others: " + unknown + ". Leave those out, or train a model on them.");
        }
    }
}
