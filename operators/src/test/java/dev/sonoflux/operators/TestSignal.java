package dev.sonoflux.operators;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.testkit.signal.Noise;
import dev.sonoflux.testkit.signal.Signal;
import dev.sonoflux.testkit.source.Rechunking;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;

/** A signal that a test puts together piece by piece, its times in seconds. */
public final class TestSignal {
    private Signal signal;

    public TestSignal(int sampleRate) {
        signal = Signal.silence(sampleRate, Duration.ZERO);
    }

    public TestSignal silence(double seconds) {
        return add(Signal.silence(signal.sampleRate(), duration(seconds)));
    }

    /** A 440 Hz tone with that root mean square. */
    public TestSignal tone(double seconds, double rms) {
        return add(Signal.tone(signal.sampleRate(), duration(seconds), 440, rms));
    }

    /** White Gaussian noise with that root mean square. */
    public TestSignal noise(double seconds, double rms, long seed) {
        return add(Noise.white(signal.sampleRate(), duration(seconds), rms, seed));
    }

    /** White Gaussian noise whose level goes from one root mean square to another, evenly in decibels. */
    public TestSignal noise(double seconds, double fromRms, double toRms, long seed) {
        Signal noise = Noise.white(signal.sampleRate(), duration(seconds), fromRms, seed);
        for (int i = 0; i < noise.length(); i++) {
            noise.samples()[i] *= (float) Math.pow(toRms / fromRms, (double) i / noise.length());
        }
        return add(noise);
    }

    /** Adds a signal onto what is there. */
    public TestSignal mix(double atSeconds, float[] other) {
        signal = signal.plusAt(duration(atSeconds), new Signal(signal.sampleRate(), other));
        return this;
    }

    public float[] samples() {
        return signal.samples();
    }

    public PcmFrame frame() {
        return signal.frame();
    }

    /** The same in frames of random sizes from 1 to {@code longest}. */
    public List<PcmFrame> frames(long seed, int longest) {
        return Flux.just(frame())
                .transform(Rechunking.ofRandomSizes(longest, seed).frames())
                .collectList()
                .block();
    }

    private TestSignal add(Signal more) {
        signal = signal.then(more);
        return this;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
