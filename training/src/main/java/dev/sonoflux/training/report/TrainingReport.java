package dev.sonoflux.training.report;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.MetricsJson;
import dev.sonoflux.training.search.LearningCurves;
import dev.sonoflux.training.search.SearchReport;
import dev.sonoflux.training.search.SearchResult;
import dev.sonoflux.training.search.Training;
import dev.sonoflux.training.search.Validation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a training found out, as a page like {@link EvaluationReport}'s, and as files for other programs.
 *
 * @param family what kind of model was trained, e.g. {@code svm}
 * @param validation how good such models are, where that was measured
 * @param trained the model, where one was trained
 * @param test how good it is on the test split, where that was measured
 * @param provenance where all this comes from
 */
public record TrainingReport(
        String family,
        Optional<Validation> validation,
        Optional<Training.Trained> trained,
        Optional<Metrics> test,
        List<Fact> provenance) {
    /** Not that of an evaluation, which may go into the same folder. */
    private static final String FILE = "training.html";

    private static final String VALIDATION = "cv";
    private static final String TEST = "test";

    public TrainingReport {
        provenance = List.copyOf(provenance);
    }

    /** A report of what has just begun. */
    public static TrainingReport of(String family, List<Fact> provenance) {
        return new TrainingReport(family, Optional.empty(), Optional.empty(), Optional.empty(), provenance);
    }

    public TrainingReport withValidation(Validation value) {
        return new TrainingReport(family, Optional.of(value), trained, test, provenance);
    }

    public TrainingReport withTrained(Training.Trained value) {
        return new TrainingReport(family, validation, Optional.of(value), test, provenance);
    }

    public TrainingReport withTest(Metrics value) {
        return new TrainingReport(family, validation, trained, Optional.of(value), provenance);
    }

    /**
     * Writes {@code training.html}, a PNG file for each plot, and of what there is: {@code grid.json} and {@code grid.csv},
     * {@code learning-curves.json} and {@code learning-curves.csv}, and {@code metrics.json} in the folders {@code cv} and
     * {@code test}.
     *
     * @param folder is made if need be
     * @return what the reader has to do without, and what to do about that: empty unless the plots are missing because Java
     *     has no fonts here
     * @throws SonofluxException if a file cannot be written
     */
    public Optional<String> write(Path folder) {
        validation.ifPresent(v -> MetricsJson.write(v.metrics(), folder.resolve(VALIDATION)));
        test.ifPresent(metrics -> MetricsJson.write(metrics, folder.resolve(TEST)));
        search().ifPresent(search -> SearchReport.write(search, folder));
        if (!curves().isEmpty()) {
            curves().write(folder);
        }
        return page().write(folder);
    }

    Page page() {
        List<Measured> measured = measured();
        List<MeasuredClips> clips = measured.stream().map(Measured::clips).toList();
        return new Page(
                FILE,
                "Training of " + family,
                "",
                measured.stream().map(m -> Summary.of(m.clips(), m.how())).toList(),
                sections(clips),
                files(),
                provenance);
    }

    private record Measured(MeasuredClips clips, String how) {}

    /** Where there is a cross-validation, it tells the better what the search's own folds tell, too. */
    private List<Measured> measured() {
        Optional<Metrics> outOfFold =
                validation.isPresent() ? Optional.empty() : trained.flatMap(Training.Trained::outOfFold);
        Optional<Double> temperature = trained.map(Training.Trained::temperature);
        Optional<Double> threshold = trained.map(Training.Trained::confidence);
        boolean alone = Stream.of(validation, outOfFold, test)
                        .filter(Optional::isPresent)
                        .count()
                == 1;
        List<Measured> measured = new ArrayList<>();
        validation.ifPresent(v -> measured.add(new Measured(
                new MeasuredClips("-cv", alone, "Cross-validation", v.metrics(), Optional.empty(), threshold),
                v.folds())));
        outOfFold.ifPresent(metrics -> measured.add(new Measured(
                new MeasuredClips("-held-out", alone, "Held out", metrics, temperature, threshold),
                search().map(SearchResult::folds).orElse(""))));
        test.ifPresent(metrics -> measured.add(new Measured(
                new MeasuredClips("-test", alone, "Test split", metrics, temperature, threshold), "the model itself")));
        return measured;
    }

    private List<Section> sections(List<MeasuredClips> clips) {
        return Stream.of(
                        validation.map(FoldSection::of),
                        SpeakerSection.of(clips),
                        ConfusionSection.of(clips),
                        ClassSection.of(clips),
                        CalibrationSection.of(clips),
                        ThresholdSection.of(clips),
                        search().filter(search -> search.points().size() > 1).map(SearchSection::of),
                        LearningSection.of(curves()),
                        ErrorSection.of(clips))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<String> files() {
        List<String> files = new ArrayList<>();
        validation.ifPresent(v -> files.add(VALIDATION + "/" + MetricsJson.FILE));
        test.ifPresent(metrics -> files.add(TEST + "/" + MetricsJson.FILE));
        search().ifPresent(search -> files.add(SearchReport.JSON_FILE));
        if (!curves().isEmpty()) {
            files.add(LearningCurves.JSON_FILE);
        }
        return files;
    }

    private Optional<SearchResult> search() {
        return trained.flatMap(Training.Trained::search);
    }

    private LearningCurves curves() {
        return LearningCurves.of(validation, trained);
    }
}
