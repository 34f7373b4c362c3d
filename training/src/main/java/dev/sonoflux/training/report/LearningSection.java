package dev.sonoflux.training.report;

import dev.sonoflux.training.family.LearningCurve;
import dev.sonoflux.training.family.LearningCurve.Epoch;
import dev.sonoflux.training.search.FoldCurve;
import dev.sonoflux.training.search.LearningCurves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How trainings went, epoch by epoch. */
final class LearningSection {
    private static final String MODEL = "– (the model)";

    private LearningSection() {}

    static Optional<Section> of(LearningCurves curves) {
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        List<FoldCurve> folds = curves.validation().isEmpty() ? curves.search() : curves.validation();
        List<FoldCurve> model =
                curves.model().map(c -> List.of(new FoldCurve(MODEL, c))).orElse(List.of());
        List<FoldCurve> all = Stream.concat(model.stream(), folds.stream()).toList();
        List<Plot> plots = new ArrayList<>();
        if (!model.isEmpty()) {
            plots.addAll(CurvePlots.of("", "", model));
        }
        if (!folds.isEmpty()) {
            plots.addAll(CurvePlots.of("-folds", ", each fold", folds));
        }
        plots.add(CurvePlots.learningRate(all.stream()
                .map(FoldCurve::curve)
                .max(Comparator.comparingInt(c -> c.epochs().size()))
                .orElseThrow()));
        return Optional.of(new Section(
                "learning",
                "Learning curves",
                "An epoch goes over all recordings once. In training, loss and accuracy are means over an epoch's steps,"
                        + " on changed copies; held out are recordings that were kept from training to end it by, as they"
                        + " are, and there the model speaks that would be served. The epoch with the least loss on"
                        + " them is kept; where nothing was held out, it is the last one. Where the held-out loss rises"
                        + " while the loss in training falls, the model learns its recordings by heart.",
                plots,
                List.of(table(all))));
    }

    private static Table table(List<FoldCurve> trainings) {
        return new Table(
                "Trainings, at the epoch that was kept",
                Table.columns(
                        Table.text("Training without"),
                        Table.number("Epochs"),
                        Table.number("Kept"),
                        Table.number("Loss (nats)"),
                        Table.number("Accuracy"),
                        Table.number("Held-out loss (nats)"),
                        Table.number("Held-out accuracy")),
                trainings.stream().map(LearningSection::row).toList());
    }

    private static List<String> row(FoldCurve training) {
        LearningCurve curve = training.curve();
        Optional<Epoch> kept = curve.kept() == 0
                ? Optional.empty()
                : Optional.of(curve.epochs().get(curve.kept() - 1));
        return List.of(
                training.fold(),
                Integer.toString(curve.epochs().size()),
                Integer.toString(curve.kept()),
                kept.map(e -> Numbers.fixed(e.loss(), 3)).orElse("–"),
                kept.map(e -> Numbers.percent(e.accuracy())).orElse("–"),
                kept.map(e -> Numbers.fixed(orNaN(e.heldOutLoss()), 3)).orElse("–"),
                kept.filter(e -> e.heldOutAccuracy().isPresent())
                        .map(e -> Numbers.percent(e.heldOutAccuracy().getAsDouble()))
                        .orElse("–"));
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
