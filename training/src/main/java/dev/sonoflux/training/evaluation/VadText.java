package dev.sonoflux.training.evaluation;

import java.util.OptionalDouble;

/** A comparison of detectors as a page of text. */
public final class VadText {
    private VadText() {}

    /** The page, each line ending with a line feed. */
    public static String format(VadComparison comparison) {
        TextPage page = new TextPage();
        page.line(
                "%s through the pipeline %s up to its segments: %.1f s, %s",
                String.join(" and ", comparison.streams()),
                comparison.pipeline(),
                comparison.seconds(),
                comparison.words() == 1 ? "1 word" : comparison.words() + " words");
        comparison
                .noise()
                .ifPresent(noise -> page.line(
                        "noise: %s (seed %d) over the whole of each stream, at a ratio to its words' mean power",
                        noise.description(), noise.seed()));
        page.end();
        int width = TextPage.width(
                comparison.results().stream().map(r -> r.vad().name()).toList(), "detector");
        String name = "%-7s  %-" + width + "s";
        page.line(name + "  speech frames missed  other frames taken   words missed                  segments", "", "");
        page.line(
                name + "  alone  with hangover  alone with hangover         rate, 95 %% interval   without a word,"
                        + " per hour",
                "noise",
                "detector");
        OptionalDouble last = OptionalDouble.empty();
        for (VadResult r : comparison.results()) {
            if (!r.snrDb().equals(last)) {
                page.end();
            }
            last = r.snrDb();
            page.line(
                    name + " %5.1f %%        %5.1f %% %5.1f %%       %5.1f %%  %5d  %5.1f %% (%s)  %6d  %8.1f",
                    r.snrDb().isEmpty() ? "none" : TextPage.decibels(r.snrDb().getAsDouble()),
                    r.vad().name(),
                    100 * r.frames().missRate(),
                    100 * r.frames().lossRate(),
                    100 * r.frames().falseAlarmRate(),
                    100 * r.frames().keptRate(),
                    r.missed().count(),
                    100 * r.missed().value(),
                    TextPage.percent(r.missed().interval()),
                    r.segments().count(),
                    r.segments().perHour());
        }
        return page.toString();
    }
}
