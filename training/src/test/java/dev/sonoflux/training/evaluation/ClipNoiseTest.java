package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sonoflux.training.dataset.Utterance;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipNoiseTest {
    private static final int RATE = 8000;

    @Test
    void noiseCoversTheWholeClipAtTheRatioToItsMeanPower() {
        Utterance clip = wordInSilence("7_theo_0");

        float[] noise = difference(ClipNoise.white(List.of(10.0), 1).apply(clip, 10), clip);

        assertThat(power(noise, 0, RATE)).isCloseTo(power(clip.samples(), 0, RATE) / 10, offset(0.001));
        assertThat(power(noise, 0, RATE / 4)).isGreaterThan(0.5 * power(noise, 0, RATE));
        assertThat(power(noise, 3 * RATE / 4, RATE)).isGreaterThan(0.5 * power(noise, 0, RATE));
    }

    @Test
    void noiseOfAClipIsTheSameAtEachRatioButForItsLevel() {
        Utterance clip = wordInSilence("7_theo_0");
        ClipNoise noise = ClipNoise.white(List.of(20.0, 0.0), 1);

        float[] soft = difference(noise.apply(clip, 20), clip);
        float[] loud = difference(noise.apply(clip, 0), clip);

        for (int i = 0; i < RATE; i += 100) {
            assertThat(loud[i]).isCloseTo(10 * soft[i], offset(1e-3f));
        }
    }

    @Test
    void noiseDependsOnTheClipAndTheSeed() {
        float[] noise = difference(ClipNoise.white(List.of(0.0), 1).apply(wordInSilence("a"), 0), wordInSilence("a"));

        assertThat(difference(ClipNoise.white(List.of(0.0), 1).apply(wordInSilence("a"), 0), wordInSilence("a")))
                .isEqualTo(noise);
        assertThat(difference(ClipNoise.white(List.of(0.0), 1).apply(wordInSilence("b"), 0), wordInSilence("b")))
                .isNotEqualTo(noise);
        assertThat(difference(ClipNoise.white(List.of(0.0), 2).apply(wordInSilence("a"), 0), wordInSilence("a")))
                .isNotEqualTo(noise);
    }

    @Test
    void ratiosGoFromTheHighestToTheLowest() {
        assertThat(ClipNoise.white(List.of(0.0, 20.0, 5.0, 20.0), 1).snrDb()).containsExactly(20.0, 5.0, 0.0);
    }

    /** A second with a tone in its middle half. */
    private static Utterance wordInSilence(String id) {
        float[] samples = new float[RATE];
        for (int i = RATE / 4; i < 3 * RATE / 4; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / RATE));
        }
        return new Utterance(id, "7", "theo", RATE, samples);
    }

    private static float[] difference(Utterance noisy, Utterance clip) {
        float[] difference = new float[clip.samples().length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = noisy.samples()[i] - clip.samples()[i];
        }
        return difference;
    }

    private static double power(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / (to - from);
    }
}
