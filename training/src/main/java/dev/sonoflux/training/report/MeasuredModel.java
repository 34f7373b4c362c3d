package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.ModelResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model's place in a report.
 *
 * @param index place among the models, from 0
 * @param alone whether there is no other
 */
record MeasuredModel(int index, boolean alone, ModelResult result) {
    static List<MeasuredModel> of(EvaluationResult evaluation) {
        List<ModelResult> models = evaluation.models();
        return IntStream.range(0, models.size())
                .mapToObj(i -> new MeasuredModel(i, models.size() == 1, models.get(i)))
                .toList();
    }

    String name() {
        return result.name();
    }

    ThemeColor color() {
        return ThemeColor.series(index);
    }

    /** The id of its plot of a kind. */
    String plotId(String kind) {
        return Plot.idOf(kind, alone ? Optional.empty() : Optional.of(index + 1));
    }

    /** A title with the model's name, where there are several. */
    String title(String title) {
        return alone ? title : title + ": " + name();
    }
}
