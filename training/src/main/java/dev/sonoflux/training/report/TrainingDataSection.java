package dev.sonoflux.training.report;

import dev.sonoflux.operators.bundle.Provenance;
import java.util.List;
import java.util.Optional;

/** What models were trained on. */
final class TrainingDataSection {
    private static final int MOST_NAMED = 12;
    private static final int HASH_SHOWN = 12;

    private TrainingDataSection() {}

    static Optional<Section> of(List<TrainingSet> sets) {
        return sets.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "training-data",
                        "Training data",
                        "The recordings that the models were trained on, as their bundles say. Voices that are in them are"
                                + " known to the model.",
                        List.of(),
                        List.of(new Table(
                                "What the models were trained on",
                                Table.columns(
                                        Table.text("Model"),
                                        Table.text("Dataset"),
                                        Table.text("Split"),
                                        Table.number("Recordings"),
                                        Table.text("Speakers"),
                                        Table.text("SHA-256 begins with")),
                                sets.stream().map(TrainingDataSection::row).toList()))));
    }

    private static List<String> row(TrainingSet set) {
        Provenance.Dataset dataset = set.dataset();
        List<String> speakers = dataset.speakers();
        String named = String.join(", ", speakers.subList(0, Math.min(MOST_NAMED, speakers.size())));
        return List.of(
                set.model(),
                dataset.name(),
                dataset.split(),
                Integer.toString(dataset.utterances()),
                speakers.isEmpty()
                        ? "not told"
                        : speakers.size() + ": " + named + (speakers.size() > MOST_NAMED ? ", …" : ""),
                dataset.sha256()
                        .substring(0, Math.min(HASH_SHOWN, dataset.sha256().length())));
    }
}
