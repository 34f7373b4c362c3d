package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.Familiarity;
import dev.sonoflux.training.evaluation.McNemar;
import dev.sonoflux.training.evaluation.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Models side by side. */
final class ComparisonSection {
    private ComparisonSection() {}

    static Optional<Section> of(EvaluationResult evaluation) {
        List<List<String>> rows = new ArrayList<>();
        for (MeasuredModel model : MeasuredModel.of(evaluation)) {
            model.result().clips().ifPresent(metrics -> rows.add(row(model, metrics)));
        }
        if (rows.size() < 2) {
            return Optional.empty();
        }
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(
                "The models on the same recordings",
                Table.columns(
                        Table.text("Model"),
                        Table.number("Accuracy (95 % interval)"),
                        Table.number("Known voices"),
                        Table.number("Unknown voices"),
                        Table.number("Macro F1"),
                        Table.number("Calibration error"),
                        Table.number("Log-loss (nats)")),
                rows));
        if (!evaluation.comparisons().isEmpty()) {
            tables.add(new Table(
                    "Whether the differences could be chance (McNemar's test)",
                    Table.columns(
                            Table.text("Models"),
                            Table.number("Both right"),
                            Table.number("Only the first"),
                            Table.number("Only the second"),
                            Table.number("Both wrong"),
                            Table.text("Test"),
                            Table.number("p")),
                    evaluation.comparisons().stream()
                            .map(ComparisonSection::row)
                            .toList()));
        }
        return Optional.of(new Section(
                "comparison",
                "Models side by side",
                "All models heard the same recordings. McNemar's test looks at those that one model got right and the other"
                        + " wrong: p is the probability of so large a difference between models that are equally good."
                        + " Below 0.05 it is hardly chance.",
                List.of(),
                tables));
    }

    private static List<String> row(MeasuredModel model, Metrics metrics) {
        return List.of(
                model.name(),
                Numbers.withInterval(metrics.correct()),
                group(metrics, Familiarity.KNOWN),
                group(metrics, Familiarity.UNKNOWN),
                Numbers.percent(metrics.macroF1()),
                Numbers.percent(metrics.calibrationError()),
                Numbers.fixed(metrics.logLoss(), 3));
    }

    private static String group(Metrics metrics, Familiarity familiarity) {
        return Optional.ofNullable(metrics.byFamiliarity().get(familiarity))
                .map(group -> Numbers.percent(group.correct().value()))
                .orElse("–");
    }

    private static List<String> row(McNemar comparison) {
        double p = comparison.pValue();
        return List.of(
                comparison.first() + " and " + comparison.second(),
                Integer.toString(comparison.bothRight()),
                Integer.toString(comparison.onlyFirst()),
                Integer.toString(comparison.onlySecond()),
                Integer.toString(comparison.bothWrong()),
                switch (comparison.test()) {
                    case EXACT_BINOMIAL -> "exact binomial";
                    case CHI_SQUARED_WITH_CONTINUITY_CORRECTION -> "χ² with continuity correction";
                },
                p < 1e-4 ? "< 0.0001" : Numbers.fixed(p, 4));
    }
}
