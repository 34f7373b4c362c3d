package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.search.Measure;
import dev.sonoflux.training.search.TrainingOptions;
import dev.sonoflux.training.validation.Fold;
import dev.sonoflux.training.validation.FoldRule;
import dev.sonoflux.training.validation.GroupBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say how models are compared, calibrated and measured. */
final class FoldOptions {
    private static final String LOSO = "loso";

    @Option(
            names = "--folds",
            paramLabel = "K",
            converter = Count.class,
            description =
                    "Folds of --mode cv and cvgrid: a number, or loso to leave out one speaker at a time. Default: a"
                            + " fold for each speaker, up to 6, or 5 by chance.")
    private Optional<Integer> folds = Optional.empty();

    @Option(
            names = "--gs-folds",
            paramLabel = "K",
            converter = Count.class,
            description = "Folds that points of a grid are compared on, and that the temperature is fitted on. Default:"
                    + " as --folds.")
    private Optional<Integer> innerFolds = Optional.empty();

    @Option(
            names = "--group-by",
            paramLabel = "speaker|none",
            defaultValue = "speaker",
            description =
                    "speaker (default): no speaker is on both sides of a fold, wherever there are two or more; it"
                            + " tells how unknown voices are understood. none: folds by chance. Both share out the labels evenly.")
    private GroupBy groupBy;

    @Option(
            names = "--metric",
            paramLabel = "accuracy|macro-f1",
            defaultValue = "accuracy",
            converter = Metric.class,
            description = "What points of a grid are ranked by, as the mean over the folds. Default: accuracy.")
    private Measure measure;

    @Option(
            names = "--leave-out",
            split = ",",
            paramLabel = "SPEAKER",
            description =
                    "Train without these speakers of --data, as the fold does that holds them out, so that the model"
                            + " can be measured with them: on streams, in noise.")
    private Set<String> leftOut = new TreeSet<>();

    @Option(
            names = "--no-calibration",
            description = "Don't fit temperature and thresholds, which takes a training for each fold.")
    private boolean uncalibrated;

    TrainingOptions options(long seed) {
        return new TrainingOptions(seed, new FoldRule(innerFolds, groupBy), measure, !uncalibrated);
    }

    /** Whether temperature and thresholds are fitted. */
    boolean calibrates() {
        return !uncalibrated;
    }

    /** What a bundle says about them, by name. */
    Map<String, String> settings() {
        return leftOut.isEmpty() ? Map.of() : Map.of("leaveOut", String.join(",", leftOut));
    }

    /**
     * What is left to train on.
     *
     * @throws SonofluxException if somebody is to be left out who says nothing that could be tested
     */
    ExampleSet trainedOn(ExampleSet all) {
        if (leftOut.isEmpty()) {
            return all;
        }
        List<Example> examples = all.examples();
        Set<String> speakers = examples.stream()
                .filter(Example::isTested)
                .map(Example::speaker)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!speakers.containsAll(leftOut)) {
            throw new SonofluxException(
                    "--leave-out " + String.join(",", leftOut) + ": the speakers of --data are " + speakers);
        }
        int[] heldOut = IntStream.range(0, examples.size())
                .filter(i -> examples.get(i).isTested()
                        && leftOut.contains(examples.get(i).speaker()))
                .toArray();
        return all.select(Fold.of(String.join(",", leftOut), examples, heldOut, GroupBy.SPEAKER)
                .training());
    }

    /** The folds of a cross-validation. */
    FoldRule outer() {
        return new FoldRule(folds, groupBy);
    }

    /** What is wrong with the options in this mode, if anything. */
    Optional<String> problem(TrainMode mode) {
        if (folds.isPresent() && !mode.validates()) {
            return Optional.of("--folds are those of --mode cv and cvgrid; a search has --gs-folds");
        }
        if (innerFolds.isPresent() && uncalibrated && !mode.searches()) {
            return Optional.of("--gs-folds has no effect where nothing is searched and --no-calibration is given");
        }
        return Optional.empty();
    }

    private static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.equals(LOSO)) {
                return FoldRule.EVERY_SPEAKER;
            }
            try {
                return new WholeNumber.Folds().convert(text);
            } catch (TypeConversionException e) {
                throw new TypeConversionException(e.getMessage() + ", or " + LOSO);
            }
        }
    }

    private static final class Metric implements ITypeConverter<Measure> {
        @Override
        public Measure convert(String text) {
            return switch (text) {
                case "accuracy" -> Measure.ACCURACY;
                case "macro-f1" -> Measure.MACRO_F1;
                default -> throw new TypeConversionException("expected accuracy or macro-f1 but was '" + text + "'");
            };
        }
    }
}
