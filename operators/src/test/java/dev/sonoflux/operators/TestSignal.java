package dev.sonoflux.operators;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.testkit.source.Rechunking;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import reactor.core.publisher.Flux;

/** A signal that a test puts together piece by piece. */
public final class TestSignal {
    private final int sampleRate;
    private float[] samples = new float[0];

    public TestSignal(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    public TestSignal silence(double seconds) {
        return add(new float[length(seconds)]);
    }

    /** A 440 Hz tone with that root mean square. */
    public TestSignal tone(double seconds, double rms) {
        float[] tone = new float[length(seconds)];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (rms * Math.sqrt(2) * Math.sin(2 * Math.PI * 440 * i / sampleRate));
        }
        return add(tone);
    }

    /** White Gaussian noise with that root mean square. */
    public TestSignal noise(double seconds, double rms, long seed) {
        return noise(seconds, rms, rms, seed);
    }

    /** White Gaussian noise whose level goes from one root mean square to another, evenly in decibels. */
    public TestSignal noise(double seconds, double fromRms, double toRms, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[length(seconds)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (random.nextGaussian() * fromRms * Math.pow(toRms / fromRms, (double) i / noise.length));
        }
        return add(noise);
    }

    public TestSignal add(float[] more) {
        float[] joined = Arrays.copyOf(samples, samples.length + more.length);
        System.arraycopy(more, 0, joined, samples.length, more.length);
        samples = joined;
        return this;
    }

    /** Adds a signal onto what is there. */
    public TestSignal mix(double atSeconds, float[] other) {
        int at = length(atSeconds);
        for (int i = 0; i < other.length; i++) {
            samples[at + i] += other[i];
        }
        return this;
    }

    public float[] samples() {
        return samples;
    }

    public PcmFrame frame() {
        return new PcmFrame(sampleRate, 0, samples);
    }

    /** The same in frames of random sizes from 1 to {@code longest}. */
    public List<PcmFrame> frames(long seed, int longest) {
        return Flux.just(frame())
                .transform(Rechunking.ofRandomSizes(longest, seed).frames())
                .collectList()
                .block();
    }

    private int length(double seconds) {
        return (int) Math.round(seconds * sampleRate);
    }
}
