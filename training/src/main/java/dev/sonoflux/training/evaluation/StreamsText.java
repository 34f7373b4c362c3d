package dev.sonoflux.training.evaluation;

/** The part of the page that is about streams. */
final class StreamsText {
    private static final int ALARMS = 10;

    private StreamsText() {}

    static void print(TextPage page, StreamResult r) {
        page.line(
                "%s through the pipeline %s: %.1f s, %s",
                String.join(" and ", r.streams()),
                r.pipeline(),
                r.seconds(),
                r.served().counts().words() == 1
                        ? "1 word"
                        : r.served().counts().words() + " words");
        page.line(
                "                     threshold  hits  subst.  misses  false alarms  per hour, 95 %% interval  miss rate");
        point(page, "as it is served", r.served());
        point(page, "recommended, unforced", r.recommended());
        if (r.forced() > 0) {
            page.line("%d of what is served was forced, i.e. below the threshold", r.forced());
        }
        LatencySummary l = r.latency();
        if (!l.values().isEmpty()) {
            page.line(
                    "latency from a word's end: median %.0f ms, p90 %.0f, p95 %.0f, from %.0f to %.0f",
                    1e3 * l.percentile(0.5),
                    1e3 * l.percentile(0.9),
                    1e3 * l.percentile(0.95),
                    1e3 * l.percentile(0),
                    1e3 * l.percentile(1));
        }
        page.end();
    }

    static void print(TextPage page, NegativesResult r) {
        page.line(
                "%s: %d recordings without words, %.1f minutes; every detection is a false alarm",
                r.folder(), r.recordings(), r.seconds() / 60);
        page.line("                     threshold  false alarms  per hour, 95 %% interval");
        point(page, "as it is served", r.served());
        point(page, "recommended, unforced", r.recommended());
        if (!r.worst().isEmpty()) {
            page.line("the most certain ones");
        }
        r.worst().stream()
                .limit(ALARMS)
                .forEach(a -> page.line(
                        "  %s at %.2f – %.2f s: '%s' with %.4f",
                        a.stream(), a.start(), a.end(), a.label(), a.confidence()));
        page.end();
    }

    private static void point(TextPage page, String what, OperatingPoint p) {
        EventCounts c = p.counts();
        page.line(
                "%-21s     %4.2f  %4d  %6d  %6d  %12d  %8.1f (%.1f – %.1f)  %6.2f %%",
                what,
                p.threshold(),
                c.hits(),
                c.substitutions(),
                c.misses(),
                c.insertions(),
                p.falseAlarms().perHour(),
                p.falseAlarms().interval().low(),
                p.falseAlarms().interval().high(),
                100 * c.undetected().value());
    }

    private static void point(TextPage page, String what, FalseAlarmPoint p) {
        page.line(
                "%-21s     %4.2f  %12d  %8.1f (%.1f – %.1f)",
                what,
                p.threshold(),
                p.falseAlarms().count(),
                p.falseAlarms().perHour(),
                p.falseAlarms().interval().low(),
                p.falseAlarms().interval().high());
    }
}
