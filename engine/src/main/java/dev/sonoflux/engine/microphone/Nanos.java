package dev.sonoflux.engine.microphone;

/** Time on the clock in samples and back, exact for spans of any length: whole seconds apart from the rest. */
final class Nanos {
    static final long PER_SECOND = 1_000_000_000L;

    private Nanos() {}

    static long toSamples(long nanos, int rate) {
        return nanos / PER_SECOND * rate + nanos % PER_SECOND * rate / PER_SECOND;
    }

    static long ofSamples(long samples, int rate) {
        return samples / rate * PER_SECOND + samples % rate * PER_SECOND / rate;
    }
}
