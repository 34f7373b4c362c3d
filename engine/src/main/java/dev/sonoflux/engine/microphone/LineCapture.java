package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.audiofile.PcmDecoder;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One line from its opening to its end, on a thread that can be done without: opening, reading, stopping and closing may
 * each hang for ever. Whoever has no use for it any more {@linkplain #abandon abandons} it, without waiting for anything;
 * a line that is opened only after that is closed at once.
 */
final class LineCapture {
    /** What a line does; told on its thread. */
    interface Listener {
        void opened(LineCapture capture, CaptureLine line);

        /**
         * @param now when they arrived
         * @param lost how many samples the device threw away before these
         */
        void captured(LineCapture capture, float[] samples, long now, long lost);

        /** A read returned without any samples: whatever is behind the line is gone, or it was stopped. */
        void nothing(LineCapture capture);

        void failed(LineCapture capture, Throwable cause);
    }

    /** So many reads fetch what the line's buffer holds; more of them would only wake the pipeline more often. */
    private static final int READS_A_BUFFER = 2;

    private static final long PAUSE_MS = 10;

    private final LineOpener opener;
    private final OptionalInt rate;
    private final LongSupplier clock;
    private final Listener listener;
    private final Thread thread = new Thread(this::run, "sonoflux-microphone");
    private Thread closer;
    private CaptureLine line;
    private boolean abandoned;

    LineCapture(LineOpener opener, OptionalInt rate, LongSupplier clock, Listener listener) {
        this.opener = opener;
        this.rate = rate;
        this.clock = clock;
        this.listener = listener;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Has the line closed, as soon as that can be; nothing is told to the listener that wasn't under way. */
    synchronized void abandon() {
        if (abandoned) {
            return;
        }
        abandoned = true;
        notifyAll();
        if (line != null) {
            CaptureLine open = line;
            closer = new Thread(() -> close(open), "sonoflux-microphone-close");
            closer.setDaemon(true);
            closer.start();
        }
    }

    /** Whether one of its threads is still at it. */
    synchronized boolean isAlive() {
        return thread.isAlive() || closer != null && closer.isAlive();
    }

    private void run() {
        try {
            CaptureLine opened = opener.open(rate);
            if (take(opened)) {
                listener.opened(this, opened);
                read(opened);
            } else {
                close(opened);
            }
        } catch (RuntimeException | Error e) {
            // Whatever it was, the stream says it; and this thread has nobody above it.
            listener.failed(this, e);
        }
    }

    private synchronized boolean take(CaptureLine opened) {
        if (!abandoned) {
            line = opened;
        }
        return !abandoned;
    }

    private void read(CaptureLine open) {
        PcmDecoder decoder = new PcmDecoder(open.format(), ChannelMix.mean());
        int frameBytes = open.format().bytesPerFrame();
        int periodFrames = Math.max(1, open.bufferBytes() / frameBytes / READS_A_BUFFER);
        byte[] bytes = new byte[periodFrames * frameBytes];
        OverrunWatch overrun = new OverrunWatch(
                open.format().sampleRate(), open.bufferBytes() / frameBytes, periodFrames, clock.getAsLong());
        while (!isAbandoned()) {
            long begin = clock.getAsLong();
            int length = open.read(bytes, bytes.length);
            long end = clock.getAsLong();
            if (length <= 0) {
                listener.nothing(this);
                pause();
                continue;
            }
            float[] samples = decoder.decode(bytes, length);
            boolean caughtUp = open.available() < bytes.length;
            long lost = overrun.afterRead(begin, end, samples.length, caughtUp);
            if (samples.length > 0) {
                listener.captured(this, samples, end, lost);
            }
        }
    }

    private synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** A line that returns at once must not keep a core busy. */
    private synchronized void pause() {
        try {
            if (!abandoned) {
                TimeUnit.MILLISECONDS.timedWait(this, PAUSE_MS);
            }
        } catch (InterruptedException e) {
            // Nobody who knows this thread interrupts it; if somebody does, the line is not wanted any more.
            abandon();
        }
    }

    private static void close(CaptureLine line) {
        try {
            line.stop();
        } finally {
            line.close();
        }
    }
}
