package dev.sonoflux.sinks.console;

import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.LabelScore;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.sinks.output.Decimals;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results as lines for people. What came from outside, e.g. a file's name, cannot control the terminal. */
final class ConsoleText {
    private static final String BOLD_GREEN = "\u001b[1;32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RED = "\u001b[31m";
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    private static final double METER_FLOOR_DB = -60;
    private static final int METER_CELLS = 30;

    private final boolean colour;

    ConsoleText(boolean colour) {
        this.colour = colour;
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
                painted(detection.forced() ? YELLOW : BOLD_GREEN, label),
                percent(detection.confidence()),
                detection.forced() ? " ?" : "  ",
                others.isEmpty() ? "" : painted(DIM, "  (" + others + ")"));
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
        return painted(YELLOW, lost);
    }

    String fault(String stream, Fault fault) {
        boolean error = fault.severity() == Fault.Severity.ERROR;
        return painted(
                error ? RED : YELLOW,
                String.format(
                        Locale.ROOT,
                        "%-16s %s: %s",
                        plain(stream),
                        error ? "error" : "warning",
                        plain(fault.message())));
    }

    /** A bar from -60 to 0 dBFS; speech is marked. */
    String meter(double level, VoiceActivity.State state) {
        double db = Math.max(METER_FLOOR_DB, 20 * Math.log10(level));
        int filled = (int) Math.min(METER_CELLS, Math.round(METER_CELLS * (1 - db / METER_FLOOR_DB)));
        String bar = "#".repeat(Math.max(0, filled)) + ".".repeat(METER_CELLS - Math.max(0, filled));
        boolean speech = state != VoiceActivity.State.SILENCE;
        return String.format(
                Locale.ROOT,
                "[%s] %3d dBFS %s",
                painted(speech ? BOLD_GREEN : DIM, bar),
                Math.round(db),
                speech ? "speech" : "");
    }

    private String painted(String code, String text) {
        return colour ? code + text + RESET : text;
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
