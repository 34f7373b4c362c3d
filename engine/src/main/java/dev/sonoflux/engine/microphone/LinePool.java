package dev.sonoflux.engine.microphone;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** The lines of one microphone: those in use, and those that nobody wants any more but that may hang. Not thread-safe. */
final class LinePool {
    /** While more than this hang, no other is opened. */
    static final int MAX_HANGING = 4;

    private final LineOpener opener;
    private final LongSupplier clock;
    private final LineCapture.Listener listener;
    private final List<LineCapture> abandoned = new ArrayList<>();

    LinePool(LineOpener opener, LongSupplier clock, LineCapture.Listener listener) {
        this.opener = opener;
        this.clock = clock;
        this.listener = listener;
    }

    boolean mayOpen() {
        abandoned.removeIf(capture -> !capture.isAlive());
        return abandoned.size() < MAX_HANGING;
    }

    LineCapture open(OptionalInt rate) {
        LineCapture capture = new LineCapture(opener, rate, clock, listener);
        capture.start();
        return capture;
    }

    void abandon(LineCapture capture) {
        capture.abandon();
        abandoned.add(capture);
    }
}
