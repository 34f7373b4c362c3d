package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.ClipError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recordings that a model was most certain of, and wrong. */
final class ErrorSection {
    private ErrorSection() {}

    static Optional<Section> of(List<MeasuredClips> clips) {
        List<Table> tables = new ArrayList<>();
        for (MeasuredClips measured : clips) {
            if (!measured.metrics().worst().isEmpty()) {
                tables.add(table(measured).asDetail());
            }
        }
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "errors",
                        "Worst errors",
                        "The recordings that were taken for another word with the highest confidence, at most "
                                + ClipError.LISTED
                                + ". Listening to them tells whether the model or the label is wrong.",
                        List.of(),
                        tables));
    }

    private static Table table(MeasuredClips measured) {
        return new Table(
                measured.title("Worst errors"),
                Table.columns(
                        Table.text("Recording"),
                        Table.text("Speaker"),
                        Table.text("Said"),
                        Table.text("Heard"),
                        Table.number("Confidence"),
                        Table.number("Of what was said")),
                measured.metrics().worst().stream()
                        .map(e -> List.of(
                                e.id(),
                                e.speaker(),
                                e.label(),
                                e.predicted(),
                                Numbers.percent(e.confidence()),
                                Numbers.percent(e.own())))
                        .toList());
    }
}
