package dev.sonoflux.cli.live;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Somebody at the microphone: faint noise at the speed of time, and what is {@linkplain #say said} in between. */
final class PacedPipe implements AutoCloseable {
    private static final int CHUNKS_PER_SECOND = 100;
    private static final double NOISE = 0.001;

    private final OutputStream pipe;
    private final int sampleRate;
    private final Random random = new Random(1);
    private final BlockingQueue<Speech> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::write, "somebody at the microphone");
    private volatile boolean closed;

    /**
     * What is to be said.
     *
     * @param begun completed with the time of its first sample, by {@link System#nanoTime}, when all of it has been said
     */
    private record Speech(float[] samples, CompletableFuture<Long> begun) {}

    PacedPipe(OutputStream pipe, int sampleRate) {
        this.pipe = pipe;
        this.sampleRate = sampleRate;
        thread.start();
    }

    /** Says this next; tells, when it has been said, when its first sample sounded, by {@link System#nanoTime}. */
    CompletableFuture<Long> say(float[] samples) {
        Speech speech = new Speech(samples, new CompletableFuture<>());
        waiting.add(speech);
        return speech.begun();
    }

    @Override
    public void close() {
        closed = true;
        try {
            // First, because a microphone that nobody listens to any more does not read what is said.
            pipe.close();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        int chunk = sampleRate / CHUNKS_PER_SECOND;
        long begin = System.nanoTime();
        Speech speech = null;
        int said = 0;
        long speechBegin = 0;
        try {
            for (long n = 0; !closed; n++) {
                byte[] bytes = new byte[2 * chunk];
                if (speech == null) {
                    speech = waiting.poll();
                    said = 0;
                    speechBegin = begin + n * 1_000_000_000L / CHUNKS_PER_SECOND;
                }
                for (int i = 0; i < chunk; i++) {
                    boolean speaks = speech != null && said < speech.samples().length;
                    double sample = speaks ? speech.samples()[said++] : NOISE * random.nextGaussian();
                    int value = (int) Math.round(32_767 * sample);
                    bytes[2 * i] = (byte) value;
                    bytes[2 * i + 1] = (byte) (value >> 8);
                }
                waitUntil(begin + (n + 1) * 1_000_000_000L / CHUNKS_PER_SECOND);
                pipe.write(bytes);
                if (speech != null && said == speech.samples().length) {
                    speech.begun().complete(speechBegin);
                    speech = null;
                }
            }
        } catch (IOException e) {
            // The microphone is gone; whoever waits for what was to be said must not wait for ever.
            waiting.forEach(left -> left.begun().completeExceptionally(e));
            if (speech != null) {
                speech.begun().completeExceptionally(e);
            }
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
