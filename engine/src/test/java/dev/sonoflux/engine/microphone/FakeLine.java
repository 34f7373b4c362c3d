package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * A line that does what it is told: 16-bit mono at 1 kHz with a buffer of 40 samples, read ten at a time. A read for which
 * nothing was prepared waits, as a read of a real line does, until something is, or until the line is stopped.
 */
final class FakeLine implements CaptureLine {
    static final int RATE = 1000;
    static final PcmFormat FORMAT = new PcmFormat(RATE, 1, SampleEncoding.S16_LE);
    private static final int BUFFER_SAMPLES = 40;

    /** What the reads bring; what is there already needs no waiting for. */
    private record Read(Supplier<byte[]> bytes, int available) {}

    private final Deque<Read> reads = new ArrayDeque<>();
    private final AtomicReference<Runnable> betweenReads = new AtomicReference<>(() -> {});
    private PcmFormat format = FORMAT;
    private boolean endless;
    private boolean dead;
    private boolean hangsInStop;
    private boolean hangsInClose;
    private boolean stopped;
    private boolean closed;
    private boolean waiting;
    private int empty;

    FakeLine withFormat(PcmFormat value) {
        format = value;
        return this;
    }

    /** Never runs out of samples. */
    FakeLine endless() {
        endless = true;
        return this;
    }

    /** Its device is gone: reads return nothing, at once, as soon as what was prepared has been read. */
    synchronized FakeLine dead() {
        dead = true;
        notifyAll();
        return this;
    }

    FakeLine hangingInStop() {
        hangsInStop = true;
        return this;
    }

    FakeLine hangingInClose() {
        hangsInClose = true;
        return this;
    }

    FakeLine delivers(int samples) {
        return delivers(samples, n -> 1000);
    }

    /** Ten samples a read, and what is left in a shorter one. */
    FakeLine delivers(int samples, IntUnaryOperator value) {
        for (int from = 0; from < samples; from += 10) {
            int length = Math.min(10, samples - from);
            byte[] bytes = new byte[2 * length];
            for (int i = 0; i < length; i++) {
                int sample = value.applyAsInt(from + i);
                bytes[2 * i] = (byte) sample;
                bytes[2 * i + 1] = (byte) (sample >> 8);
            }
            add(new Read(() -> bytes, bytes.length));
        }
        return this;
    }

    /** A read that waits for what it brings, or does something else. */
    FakeLine does(Supplier<byte[]> read) {
        add(new Read(read, 0));
        return this;
    }

    private synchronized void add(Read read) {
        reads.add(read);
        notifyAll();
    }

    /** Does this once, between two reads. */
    FakeLine between(Runnable action) {
        betweenReads.set(action);
        return this;
    }

    @Override
    public String device() {
        return "fake";
    }

    @Override
    public PcmFormat format() {
        return format;
    }

    @Override
    public int bufferBytes() {
        return BUFFER_SAMPLES * format.bytesPerFrame();
    }

    @Override
    public int read(byte[] bytes, int length) {
        Read next = next();
        byte[] read = next == null
                ? new byte[endless && !isStopped() ? length : 0]
                : next.bytes().get();
        System.arraycopy(read, 0, bytes, 0, read.length);
        return read.length;
    }

    private synchronized Read next() {
        while (reads.isEmpty() && !stopped && !closed && !dead && !endless) {
            waiting = true;
            notifyAll();
            hang();
        }
        waiting = false;
        if (reads.isEmpty()) {
            empty++;
            notifyAll();
        }
        return stopped || closed ? null : reads.poll();
    }

    @Override
    public int available() {
        betweenReads.getAndSet(() -> {}).run();
        synchronized (this) {
            return reads.isEmpty() ? 0 : reads.peek().available();
        }
    }

    @Override
    public synchronized void stop() {
        while (hangsInStop) {
            hang();
        }
        stopped = true;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        while (hangsInClose) {
            hang();
        }
        closed = true;
        notifyAll();
    }

    private synchronized boolean isStopped() {
        return stopped || closed;
    }

    /** Waits until everything that was prepared has been read, and a read waits for more or returned nothing. */
    synchronized void awaitRead() {
        while (!(reads.isEmpty() && (waiting || empty > 0))) {
            hang();
        }
    }

    synchronized void awaitClosed() {
        while (!closed) {
            hang();
        }
    }

    synchronized int emptyReads() {
        return empty;
    }

    /** What hangs goes on. */
    synchronized void release() {
        hangsInStop = false;
        hangsInClose = false;
        notifyAll();
    }

    private void hang() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
