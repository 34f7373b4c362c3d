package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.Familiarity;
import dev.sonoflux.training.evaluation.Interval;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.Metrics.SpeakerResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accuracy speaker by speaker. */
final class SpeakerSection {
    /** So many speakers fit into a plot; of more, those with the lowest accuracy are shown. */
    private static final int MOST_PLOTTED = 30;

    private static final int MOST_LISTED = 100;

    private SpeakerSection() {}

    static Optional<Section> of(List<MeasuredClips> clips) {
        List<Plot> plots = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        for (MeasuredClips measured : clips) {
            List<Map.Entry<String, SpeakerResult>> hardest = hardestFirst(measured.metrics());
            plots.add(plot(measured, hardest));
            tables.add(table(measured, hardest));
        }
        return plots.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "speakers",
                        "Speakers",
                        "How well each speaker is understood, the hardest one first. Intervals are at 95 % (Wilson): with few"
                                + " recordings they are wide. What counts for somebody new is the accuracy on voices"
                                + " that the model was not trained on.",
                        plots,
                        tables));
    }

    private static List<Map.Entry<String, SpeakerResult>> hardestFirst(Metrics metrics) {
        return metrics.perSpeaker().entrySet().stream()
                .sorted(Comparator.comparingDouble(s -> s.getValue().accuracy()))
                .toList();
    }

    private static Plot plot(MeasuredClips measured, List<Map.Entry<String, SpeakerResult>> speakers) {
        List<Map.Entry<String, SpeakerResult>> shown =
                speakers.stream().limit(MOST_PLOTTED).toList();
        List<DotPlot.Series> series = new ArrayList<>();
        for (Familiarity familiarity : Familiarity.values()) {
            List<DotPlot.Dot> dots = new ArrayList<>();
            for (int row = 0; row < shown.size(); row++) {
                SpeakerResult result = shown.get(row).getValue();
                if (result.familiarity() == familiarity) {
                    Interval interval = result.correct().interval();
                    dots.add(
                            new DotPlot.Dot(row, 100 * result.accuracy(), 100 * interval.low(), 100 * interval.high()));
                }
            }
            if (!dots.isEmpty()) {
                series.add(new DotPlot.Series(Familiarities.speaker(familiarity), dots));
            }
        }
        double lowest = shown.stream()
                .mapToDouble(s -> s.getValue().correct().interval().low())
                .min()
                .orElse(0);
        DotPlot plot = new DotPlot(
                PlotStyle.percentFrom(lowest, "Accuracy (%)"),
                "Speaker",
                shown.stream().map(Map.Entry::getKey).toList(),
                series);
        String few = speakers.size() > shown.size()
                ? " The " + shown.size() + " hardest of " + speakers.size() + " speakers are shown."
                : "";
        return new Plot(
                measured.plotId("speakers"),
                measured.title("Accuracy per speaker"),
                "From " + Numbers.percent(shown.get(0).getValue().accuracy()) + " for the hardest speaker to "
                        + Numbers.percent(
                                speakers.get(speakers.size() - 1).getValue().accuracy())
                        + " for the easiest.",
                "A dot is a speaker's accuracy, a bar its 95 % interval." + few,
                plot.chart(),
                Plot.WIDTH,
                plot.height());
    }

    private static Table table(MeasuredClips measured, List<Map.Entry<String, SpeakerResult>> speakers) {
        String few = speakers.size() > MOST_LISTED ? ", the " + MOST_LISTED + " hardest of " + speakers.size() : "";
        return new Table(
                measured.title("Speakers" + few),
                Table.columns(
                        Table.text("Speaker"),
                        Table.text("To the model"),
                        Table.number("Right"),
                        Table.number("Accuracy"),
                        Table.number("95 % interval")),
                speakers.stream()
                        .limit(MOST_LISTED)
                        .map(speaker -> {
                            SpeakerResult result = speaker.getValue();
                            return List.of(
                                    speaker.getKey(),
                                    Familiarities.mark(result.familiarity()),
                                    Numbers.of(result.correct()),
                                    Numbers.percent(result.accuracy()),
                                    Numbers.percent(result.correct().interval()));
                        })
                        .toList());
    }
}
