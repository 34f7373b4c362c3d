package dev.sonoflux.testkit.assertions;

import dev.sonoflux.engine.recognition.Detection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares lists of detections with what is expected of them, and shows them. */
final class Expectations {
    private Expectations() {}

    /** What is wrong with a list that should be exactly this, if anything is. */
    static Optional<String> exactly(List<Detection> detections, List<ExpectedDetection> expected) {
        for (int i = 0; i < Math.min(detections.size(), expected.size()); i++) {
            if (!expected.get(i).test(detections.get(i))) {
                return Optional.of("number " + (i + 1) + " should be " + expected.get(i) + "; wrong: "
                        + expected.get(i).wrong(detections.get(i)));
            }
        }
        if (detections.size() > expected.size()) {
            return Optional.of("number " + (expected.size() + 1) + " should not be there");
        }
        if (detections.size() < expected.size()) {
            return Optional.of("number " + (detections.size() + 1) + " is missing: " + expected.get(detections.size()));
        }
        return Optional.empty();
    }

    static void checkExactly(List<Detection> detections, List<ExpectedDetection> expected) {
        exactly(detections, expected).ifPresent(problem -> {
            throw new AssertionError(problem + "\n" + table(detections));
        });
    }

    /** All of them, a line each, under a heading. */
    static String table(List<Detection> detections) {
        StringBuilder table = new StringBuilder(detections.isEmpty() ? "there is no detection" : "detections:");
        for (int i = 0; i < detections.size(); i++) {
            table.append(String.format(Locale.ROOT, "%n%4d  %s", i + 1, line(detections.get(i))));
        }
        return table.toString();
    }

    static String line(Detection d) {
        return String.format(
                Locale.ROOT,
                "'%s' %.4f%s, speech %s to %s, heard %s, segment %d",
                d.label(),
                d.confidence(),
                d.forced() ? " (forced)" : "",
                seconds(time(d.start(), d)),
                seconds(time(d.end(), d)),
                seconds(time(d.at(), d)),
                d.segment());
    }

    /** A position of a detection as a time; exact to the nanosecond, however long the stream. */
    static Duration time(long position, Detection detection) {
        long rate = detection.sampleRate();
        return Duration.ofSeconds(position / rate, position % rate * 1_000_000_000L / rate);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() * 1e-9);
    }
}
