package dev.sonoflux.engine.microphone;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * While a line delivers nothing but zeros, opens another one alongside every now and then, and listens whether that one
 * hears more. A device that allows one line only refuses; then nothing was lost by asking. Not thread-safe.
 */
final class SilenceProbe {
    static final Duration FIRST_INTERVAL = Duration.ofSeconds(10);
    static final Duration LONGEST_INTERVAL = Duration.ofSeconds(60);

    /** How long a line is listened to. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What the other line hears for so long, the first one would hear, too, if it were still good for anything. */
    static final Duration PROOF = Duration.ofMillis(200);

    private final LinePool lines;
    private boolean silent;
    private Duration interval;
    private long next;
    private LineCapture capture;
    private CaptureLine line;
    private long begun;
    private long heardSince;
    private boolean heard;

    SilenceProbe(LinePool lines) {
        this.lines = lines;
    }

    /** Tells whether the line delivers only zeros; a line that hears something needs no other. */
    void lineIsSilent(boolean zeros, long now) {
        if (zeros && !silent) {
            interval = FIRST_INTERVAL;
            next = now + interval.toNanos();
        } else if (!zeros && silent) {
            letGo();
        }
        silent = zeros;
    }

    void tick(OptionalInt rate, long now) {
        if (capture != null && now - begun > PATIENCE.toNanos()) {
            letGo();
        }
        if (silent && capture == null && now >= next && lines.mayOpen()) {
            interval = interval.multipliedBy(2).compareTo(LONGEST_INTERVAL) > 0
                    ? LONGEST_INTERVAL
                    : interval.multipliedBy(2);
            next = now + interval.toNanos();
            begun = now;
            heard = false;
            capture = lines.open(rate);
        }
    }

    boolean owns(LineCapture other) {
        return capture == other;
    }

    void opened(CaptureLine opened) {
        line = opened;
    }

    /** Takes what the other line delivered; tells whether it hears what the first one does not. */
    boolean hears(float[] samples, long now) {
        if (CaptureTimeline.isZero(samples)) {
            heard = false;
        } else if (!heard) {
            heard = true;
            heardSince = now;
        }
        return heard && now - heardSince >= PROOF.toNanos();
    }

    CaptureLine line() {
        return line;
    }

    /** Hands the other line over. */
    LineCapture take() {
        LineCapture taken = capture;
        capture = null;
        line = null;
        silent = false;
        return taken;
    }

    void letGo() {
        if (capture != null) {
            lines.abandon(capture);
        }
        capture = null;
        line = null;
    }
}
