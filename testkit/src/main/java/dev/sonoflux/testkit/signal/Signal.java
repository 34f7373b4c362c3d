package dev.sonoflux.testkit.signal;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.Arrays;
import reactor.core.publisher.Flux;

/**
 * A short piece of audio, put together from others.
 *
 * @param sampleRate samples per second
 * @param samples amplitudes, nominally in [-1, 1]; not copied, and not written to
 */
public record Signal(int sampleRate, float[] samples) {
    private static final double ACTIVE_RANGE = 1e-3;

    /** Digital silence. */
    public static Signal silence(int sampleRate, Duration length) {
        return new Signal(sampleRate, new float[samples(sampleRate, length)]);
    }

    /** A sine with that root mean square: its amplitude is √2 times as large. */
    public static Signal tone(int sampleRate, Duration length, double hertz, double rms) {
        float[] tone = new float[samples(sampleRate, length)];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (rms * Math.sqrt(2) * StrictMath.sin(2 * Math.PI * hertz * i / sampleRate));
        }
        return new Signal(sampleRate, tone);
    }

    /** How many samples that is, rounded to the nearest. */
    static int samples(int sampleRate, Duration length) {
        return Math.toIntExact(Math.round(length.toNanos() * 1e-9 * sampleRate));
    }

    /** This one, and then the other. */
    public Signal then(Signal next) {
        float[] joined = Arrays.copyOf(samples, length() + next.length());
        System.arraycopy(checked(next).samples, 0, joined, length(), next.length());
        return new Signal(sampleRate, joined);
    }

    /** Both at once, from the start of this one on; as long as the one that ends last. */
    public Signal plus(Signal other) {
        return plusAt(Duration.ZERO, other);
    }

    /** Both at once, the other one from a point of this one on; as long as the one that ends last. */
    public Signal plusAt(Duration at, Signal other) {
        int from = samples(sampleRate, at);
        float[] sum = Arrays.copyOf(samples, Math.max(length(), from + other.length()));
        float[] added = checked(other).samples;
        for (int i = 0; i < added.length; i++) {
            sum[from + i] += added[i];
        }
        return new Signal(sampleRate, sum);
    }

    /**
     * This one in a noise that starts with it, at a signal-to-noise ratio of 20 log₁₀(level / RMS of the noise), where the
     * level is that of the speech without its pauses ({@link #activeRms()}).
     *
     * @param noise as long as this one at least; what is longer is left out
     */
    public Signal withNoise(Signal noise, double snrDb) {
        if (noise.length() < length()) {
            throw new IllegalArgumentException(
                    "the noise ends after " + noise.duration() + ", before the signal of " + duration());
        }
        Signal same = new Signal(noise.sampleRate, Arrays.copyOf(noise.samples, length()));
        return plus(same.withRms(activeRms() / StrictMath.pow(10, snrDb / 20)));
    }

    /** The same, louder or softer, with that root mean square over all of it. */
    public Signal withRms(double rms) {
        return scaled(factor(rms, rms()));
    }

    /** The same, louder or softer, with that root mean square without its pauses. */
    public Signal withActiveRms(double rms) {
        return scaled(factor(rms, activeRms()));
    }

    /** The same with a constant added to every sample, as a bad sound card does. */
    public Signal withOffset(double offset) {
        float[] shifted = samples.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += (float) offset;
        }
        return new Signal(sampleRate, shifted);
    }

    /** Samples {@code [from, to)}. */
    Signal slice(int from, int to) {
        return new Signal(sampleRate, Arrays.copyOfRange(samples, from, to));
    }

    /** How many samples it has. */
    public int length() {
        return samples.length;
    }

    /** How long it lasts, to the nanosecond. */
    public Duration duration() {
        return Duration.ofNanos(Math.round(samples.length * 1e9 / sampleRate));
    }

    /** Root mean square; 0 of nothing. */
    public double rms() {
        return Math.sqrt(meanSquare(0, samples.length));
    }

    /** Root mean square over those hops of 10 ms that are less than 30 dB softer than the loudest. */
    public double activeRms() {
        int hop = Math.max(1, sampleRate / 100);
        double loudest = 0;
        for (int from = 0; from < length(); from += hop) {
            loudest = Math.max(loudest, meanSquare(from, Math.min(from + hop, length())));
        }
        double sum = 0;
        int active = 0;
        for (int from = 0; from < length(); from += hop) {
            double power = meanSquare(from, Math.min(from + hop, length()));
            if (power > loudest * ACTIVE_RANGE) {
                sum += power;
                active++;
            }
        }
        return active == 0 ? 0 : Math.sqrt(sum / active);
    }

    /** All of it as the first frame of a stream. */
    public PcmFrame frame() {
        return new PcmFrame(sampleRate, 0, samples);
    }

    /** A source that is this signal and nothing else, in one frame. */
    public AudioSource source(String name) {
        return AudioSource.of(name, Flux.just(frame()), sampleRate);
    }

    private double meanSquare(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return to > from ? sum / (to - from) : 0;
    }

    private static double factor(double wanted, double is) {
        return is == 0 ? 1 : wanted / is;
    }

    private Signal scaled(double factor) {
        float[] scaled = samples.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= (float) factor;
        }
        return new Signal(sampleRate, scaled);
    }

    private Signal checked(Signal other) {
        if (other.sampleRate != sampleRate) {
            throw new IllegalArgumentException(
                    "a signal at " + other.sampleRate + " Hz does not fit to one at " + sampleRate + " Hz");
        }
        return other;
    }
}
