package dev.sonoflux.training.report;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.MetricsJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was measured of models as one page for a browser that needs nothing from elsewhere, with its plots as PNG files beside
 * it. It follows the reader's preference for light or dark. The same results on the same computer give the same bytes.
 *
 * @param result what was measured
 * @param provenance where all this comes from, in the order in which it is shown
 */
public record EvaluationReport(EvaluationResult result, List<Fact> provenance) {
    public EvaluationReport {
        provenance = List.copyOf(provenance);
    }

    /**
     * Writes {@link Page#FILE}, a PNG file for each plot and {@code metrics.json} into a folder, which is made if need be.
     *
     * @return what the reader has to do without, and what to do about that: empty unless the plots are missing because Java
     *     has no fonts here
     * @throws SonofluxException if a file cannot be written
     */
    public Optional<String> write(Path folder) {
        MetricsJson.write(result, folder);
        return page().write(folder);
    }

    Page page() {
        return new Page(
                result.title(), material(), Summary.of(result), sections(), List.of(MetricsJson.FILE), provenance);
    }

    private String material() {
        return result.clips()
                .map(clips -> Numbers.count(clips.recordings(), "recording", "recordings") + " of "
                        + String.join(", ", clips.datasets()) + ", "
                        + (clips.split().equals("all") ? "all of them" : "split " + clips.split()) + ". Measured "
                        + clips.how() + ".")
                .orElse("");
    }

    private List<Section> sections() {
        List<MeasuredClips> clips = MeasuredClips.of(result);
        return Stream.of(
                        ComparisonSection.of(result),
                        SpeakerSection.of(clips),
                        ConfusionSection.of(clips),
                        ClassSection.of(clips),
                        NoiseSection.of(result),
                        CalibrationSection.of(clips),
                        ThresholdSection.of(clips),
                        ErrorSection.of(clips),
                        StreamSection.of(result),
                        NegativesSection.of(result))
                .flatMap(Optional::stream)
                .toList();
    }
}
