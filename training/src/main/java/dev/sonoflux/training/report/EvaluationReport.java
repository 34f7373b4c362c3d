package dev.sonoflux.training.report;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.MetricsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was measured of models as one page for a browser that needs nothing from elsewhere, with its plots as PNG files beside
 * it. It follows the reader's preference for light or dark. The same results on the same computer give the same bytes.
 *
 * @param result what was measured
 * @param trainingSets what the models were trained on
 * @param provenance where all this comes from, in the order in which it is shown
 */
public record EvaluationReport(EvaluationResult result, List<TrainingSet> trainingSets, List<Fact> provenance) {
    private static final String FILE = "report.html";

    public EvaluationReport {
        trainingSets = List.copyOf(trainingSets);
        provenance = List.copyOf(provenance);
    }

    /**
     * Writes {@code report.html}, a PNG file for each plot, {@code metrics.json}, and {@code card.md} with the page's tables for
     * the card of a model into a folder, which is made if need be.
     *
     * @return what the reader has to do without, and what to do about that: empty unless the plots are missing because Java
     *     has no fonts here
     * @throws SonofluxException if a file cannot be written
     */
    public Optional<String> write(Path folder) {
        MetricsJson.write(result, folder);
        Page page = page();
        Optional<String> obstacle = page.write(folder);
        Path card = folder.resolve(MarkdownCard.FILE);
        try {
            Files.writeString(card, MarkdownCard.of(page));
        } catch (IOException e) {
            throw new SonofluxException(card + " cannot be written: " + e.getMessage(), e);
        }
        return obstacle;
    }

    Page page() {
        return new Page(
                FILE,
                result.title(),
                material(),
                Summary.of(result),
                sections(),
                List.of(MetricsJson.FILE, MarkdownCard.FILE),
                provenance);
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
                        NegativesSection.of(result),
                        TrainingDataSection.of(trainingSets))
                .flatMap(Optional::stream)
                .toList();
    }
}
