package dev.sonoflux.training.report;

import dev.sonoflux.training.search.Validation;
import java.util.ArrayList;
import java.util.List;

/** What became of each fold of a cross-validation. */
final class FoldSection {
    private FoldSection() {}

    static Section of(Validation validation) {
        boolean varies = validation.outer().stream()
                        .map(Validation.Outer::chosen)
                        .distinct()
                        .count()
                > 1;
        List<Table.Column> columns = new ArrayList<>(Table.columns(
                Table.text("Held out"),
                Table.number(Measures.title(validation.measure())),
                Table.number("Temperature")));
        if (varies) {
            columns.add(Table.text("Chosen without it"));
        }
        return new Section(
                "folds",
                "Folds",
                "For each fold all was done anew without what it holds out: choices, training and temperature. "
                        + validation.folds() + ".",
                List.of(),
                List.of(new Table(
                        "What was held out, and how it was understood",
                        columns,
                        validation.outer().stream()
                                .map(outer -> row(outer, varies))
                                .toList())));
    }

    private static List<String> row(Validation.Outer outer, boolean chosen) {
        List<String> row = new ArrayList<>(
                List.of(outer.name(), Numbers.percent(outer.score()), Numbers.fixed(outer.temperature(), 2)));
        if (chosen) {
            row.add(outer.chosen());
        }
        return row;
    }
}
