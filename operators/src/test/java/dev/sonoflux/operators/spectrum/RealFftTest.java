package dev.sonoflux.operators.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {
    @ParameterizedTest
    @ValueSource(ints = {64, 128, 256, 512, 1024, 2048, 4096, 8192})
    void powerEqualsTheDefinition(int length) {
        double[] frame = noise(length);
        double[] power = new double[length / 2 + 1];

        new RealFft(length).power(frame, power);

        double total = 0;
        for (double x : frame) {
            total += x * x;
        }
        for (int k = 0; k <= length / 2; k += Math.max(1, length / 256)) {
            assertThat(Math.abs(power[k] - powerByDefinition(frame, k)) / total)
                    .as("bin %d", k)
                    .isLessThan(1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 1024, 8192})
    void spectrumEqualsTheDefinitionAndItsInverseIsTheFrame(int length) {
        double[] frame = noise(length);
        double[] re = new double[length / 2 + 1];
        double[] im = new double[length / 2 + 1];
        double[] again = new double[length];
        RealFft fft = new RealFft(length);

        fft.forward(frame, re, im);
        fft.inverse(re, im, again);

        for (int k = 0; k <= length / 2; k += Math.max(1, length / 256)) {
            double[] expected = byDefinition(frame, k);
            assertThat(re[k]).as("real part of bin %d", k).isCloseTo(expected[0], offset(1e-9));
            assertThat(im[k]).as("imaginary part of bin %d", k).isCloseTo(expected[1], offset(1e-9));
        }
        assertThat(again).containsExactly(frame, offset(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 512, 8192})
    void secondFrameDoesNotRememberTheFirst(int length) {
        RealFft used = new RealFft(length);
        double[] afterNoise = new double[length / 2 + 1];
        used.power(noise(length), afterNoise);
        double[] impulse = new double[length];
        impulse[3] = 1;

        used.power(impulse, afterNoise);

        double[] flat = new double[length / 2 + 1];
        Arrays.fill(flat, 1);
        assertThat(afterNoise).containsExactly(flat, offset(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {-512, 0, 32, 500, 768, 16384})
    void otherLengthsAreRefused(int length) {
        assertThatThrownBy(() -> new RealFft(length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nFft " + length)
                .hasMessageContaining("power of two from 64 to 8192");
    }

    private static double[] noise(int length) {
        Random random = new Random(length);
        double[] frame = new double[length];
        for (int i = 0; i < length; i++) {
            frame[i] = random.nextGaussian();
        }
        return frame;
    }

    private static double powerByDefinition(double[] frame, int k) {
        double[] bin = byDefinition(frame, k);
        return bin[0] * bin[0] + bin[1] * bin[1];
    }

    private static double[] byDefinition(double[] frame, int k) {
        double re = 0;
        double im = 0;
        for (int n = 0; n < frame.length; n++) {
            double angle = 2 * Math.PI * ((long) k * n % frame.length) / frame.length;
            re += frame[n] * Math.cos(angle);
            im -= frame[n] * Math.sin(angle);
        }
        return new double[] {re, im};
    }
}
