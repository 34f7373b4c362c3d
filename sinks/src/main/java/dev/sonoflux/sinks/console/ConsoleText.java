package dev.sonoflux.sinks.console;

import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.LabelScore;
import dev.sonoflux.sinks.console.Paint.Colour;
import dev.sonoflux.sinks.output.Decimals;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Results as lines for people. What came from outside, e.g. a file's name, cannot control the terminal. */
final class ConsoleText {
    private final Paint paint;

    ConsoleText(Paint paint) {
        this.paint = paint;
    }

    /** E.g. {@code theo.wav     4.320 - 4.812 s  7    97.3 %  (1 1.0 %, 9 0.7 %)}; a forced one has a question mark. */
    String detection(String stream, Detection detection) {
        int rate = detection.sampleRate();
        String label = String.format(Locale.ROOT, "%-10s", plain(detection.label()));
        String others = detection.top().stream()
                .filter(score -> !score.label().equals(detection.label()))
                .map(ConsoleText::score)
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%-16s %9s - %s s  %s %5s %%%s%s",
                plain(stream),
                Decimals.seconds(detection.start(), rate),
                Decimals.seconds(detection.end(), rate),
                paint.of(detection.forced() ? Colour.YELLOW : Colour.BOLD_GREEN, label),
                percent(detection.confidence()),
                detection.forced() ? " ?" : "  ",
                others.isEmpty() ? "" : paint.of(Colour.DIM, "  (" + others + ")"));
    }

    String dropped(String stream, Dropped dropped) {
        int rate = dropped.sampleRate();
        String lost = String.format(
                Locale.ROOT,
                "%-16s %9s - %s s  lost: %d samples came faster than they were processed",
                plain(stream),
                Decimals.seconds(dropped.start(), rate),
                Decimals.seconds(dropped.start() + dropped.length(), rate),
                dropped.length());
        return paint.of(Colour.YELLOW, lost);
    }

    String fault(String stream, Fault fault) {
        Colour colour = switch (fault.severity()) {
            case ERROR -> Colour.RED;
            case WARNING -> Colour.YELLOW;
            case NOTE -> Colour.DIM;
        };
        return paint.of(
                colour,
                String.format(
                        Locale.ROOT,
                        "%-16s %s: %s",
                        plain(stream),
                        fault.severity().name().toLowerCase(Locale.ROOT),
                        plain(fault.message())));
    }

    /** E.g. {@code listening to 'USB microphone', 16000 Hz mono}. */
    String listening(CaptureStarted started) {
        int channels = started.format().channels();
        return paint.of(
                Colour.DIM,
                String.format(
                        Locale.ROOT,
                        "listening to '%s', %d Hz %s",
                        plain(started.device()),
                        started.format().sampleRate(),
                        channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels"));
    }

    /** E.g. {@code 'USB microphone' is heard again after 3.2 s}; the fault, if there was one, says since when it was not. */
    String heardAgain(CaptureStarted started, Optional<Fault> fault) {
        double rate = started.format().sampleRate();
        String after = fault.filter(f -> f.sampleRate() == started.format().sampleRate())
                .map(f -> String.format(Locale.ROOT, " after %.1f s", (started.position() - f.position()) / rate))
                .orElse("");
        return paint.of(Colour.YELLOW, "'" + plain(started.device()) + "' is heard again" + after);
    }

    private static String score(LabelScore score) {
        return plain(score.label()) + " " + percent(score.p()) + " %";
    }

    private static String percent(double p) {
        return String.format(Locale.ROOT, "%.1f", 100 * p);
    }

    private static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
