package dev.sonoflux.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.training.dataset.Utterance;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    private static final int RATE = 8000;
    private static final Utterance TONE = tone(4000, 500);

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1, 1.25})
    void speedChangesLengthAndPitchTogether(double factor) {
        Utterance changed = new SpeedPerturbation(factor, factor).apply(TONE, new Random(1));

        double expectedFactor = Math.round(factor / 0.02) * 0.02;
        assertThat((double) changed.samples().length).isCloseTo(4000 / expectedFactor, offset(1.0));
        assertThat(crossingsPerSecond(changed)).isCloseTo(1000 * expectedFactor, within(12.0));
        assertThat(changed.sampleRate()).isEqualTo(RATE);
    }

    @Test
    void noiseLiesUnderAndAroundTheWordAtTheRatio() {
        NoiseContext noise = new NoiseContext(20, 20, 0.2);

        Utterance changed = noise.apply(TONE, new Random(2));

        int added = changed.samples().length - 4000;
        assertThat(added).isBetween(1, 3200);
        double noisePower = meanSquare(changed.samples(), 0, changed.samples().length)
                - meanSquare(TONE.samples(), 0, 4000) * 4000 / changed.samples().length;
        double ratioDb = 10 * Math.log10(meanSquare(TONE.samples(), 0, 4000) / noisePower);
        assertThat(ratioDb).isCloseTo(20, offset(1.5));
    }

    @Test
    void sameRandomNumbersGiveTheSameCopyAndOthersAnother() {
        for (Augmentation a : new Augmentation[] {new SpeedPerturbation(0.5, 2), new NoiseContext(10, 30, 0.1)}) {
            float[] copy = a.apply(TONE, new Random(3)).samples();

            assertThat(Arrays.equals(a.apply(TONE, new Random(3)).samples(), copy))
                    .as(a.description())
                    .isTrue();
            assertThat(Arrays.equals(a.apply(TONE, new Random(4000)).samples(), copy))
                    .as(a.description())
                    .isFalse();
        }
    }

    @Test
    void originalStaysAsItIs() {
        float[] before = TONE.samples().clone();

        new NoiseContext(10, 30, 0).apply(TONE, new Random(5));

        assertThat(Arrays.equals(TONE.samples(), before)).isTrue();
    }

    @Test
    void rangesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new SpeedPerturbation(1.1, 0.9)).hasMessageContaining("0.5 to 2");
        assertThatThrownBy(() -> new NoiseContext(30, 10, 0.1)).hasMessageContaining("-20 to 120");
        assertThatThrownBy(() -> new NoiseContext(10, 30, -1)).hasMessageContaining("0 to 10");
    }

    private static Utterance tone(int length, double hertz) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return new Utterance("tone", "a", "nobody", RATE, samples);
    }

    private static double crossingsPerSecond(Utterance utterance) {
        float[] samples = utterance.samples();
        int crossings = 0;
        for (int i = 1; i < samples.length; i++) {
            crossings += (samples[i - 1] < 0) != (samples[i] < 0) ? 1 : 0;
        }
        return crossings * (double) RATE / samples.length;
    }

    private static double meanSquare(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / (to - from);
    }
}
