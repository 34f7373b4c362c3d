package dev.sonoflux.training.openset;

import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import java.time.Duration;

/** Cuts sounds so that the cut can't be heard: a model would learn to tell examples by clicks. */
final class Cut {
    private static final Duration FADE = Duration.ofMillis(5);

    private Cut() {}

    /** Samples [from, to), which fade in and out where there was more before or after them. */
    static float[] of(float[] samples, int from, int to, int sampleRate) {
        float[] cut = new float[to - from];
        System.arraycopy(samples, from, cut, 0, cut.length);
        int fade = Math.min(samples(FADE, sampleRate), cut.length / 2);
        for (int i = 0; i < fade; i++) {
            float gain = (i + 0.5f) / fade;
            cut[i] *= from > 0 ? gain : 1;
            cut[cut.length - 1 - i] *= to < samples.length ? gain : 1;
        }
        return cut;
    }

    /** A stretch of [from, to) of a length that is drawn; all of it, where it isn't longer than that. */
    static float[] stretch(
            float[] samples, int from, int to, int sampleRate, Range<Duration> length, StreamRandom random) {
        int wanted = Math.min(to - from, samples(random.drawDuration(length), sampleRate));
        int start = from + random.nextInt(to - from - wanted + 1);
        return of(samples, start, start + wanted, sampleRate);
    }

    static int samples(Duration duration, int sampleRate) {
        return (int) Math.round(duration.toNanos() * 1e-9 * sampleRate);
    }
}
