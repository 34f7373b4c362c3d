package dev.sonoflux.operators.resample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.features.Golden;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against libsoxr's HQ recipe on speech. Good resamplers differ in the transition band and at the edges by design, so that
 * what is compared lies below 0.9 of the lower Nyquist and 50 ms from the edges.
 */
class SoxResamplerTest {
    private static final double TOLERANCE = 1e-5;
    private static final double LOWER_NYQUIST = 4000;

    @ParameterizedTest
    @MethodSource("dev.sonoflux.operators.features.Golden#signals")
    void doublingTheRateEqualsSoxrInBand(String signal) {
        float[] actual = resample("librosa/" + signal + "_signal", 8000, 16000);

        assertThat(inBandDifference(actual, Golden.column("librosa/" + signal + "_up16k_soxrhq"), 16000))
                .isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("dev.sonoflux.operators.features.Golden#signals")
    void halvingTheRateEqualsSoxrInBand(String signal) {
        float[] actual = resample("librosa/" + signal + "_src16k", 16000, 8000);

        assertThat(inBandDifference(actual, Golden.column("librosa/" + signal + "_down8k_soxrhq"), 8000))
                .isLessThan(TOLERANCE);
    }

    private static float[] resample(String signal, int from, int to) {
        return Joined.of(Stages.run(
                new Resampler(ResampleConfig.ofRate(to)), List.of(new PcmFrame(from, 0, Golden.samples(signal)))));
    }

    /** The largest difference after a low-pass that is flat to 0.87 of the lower Nyquist and closed at 0.91. */
    private static double inBandDifference(float[] actual, double[] expected, int rate) {
        assertThat(actual).hasSize(expected.length);
        double[] lowPass = lowPass(0.89 * LOWER_NYQUIST / rate, 22 * rate / 1000);
        int half = lowPass.length / 2;
        int edge = rate / 20;
        double max = 0;
        for (int n = edge; n < actual.length - edge; n++) {
            double sum = 0;
            for (int j = -half; j <= half; j++) {
                sum += lowPass[half + j] * (actual[n - j] - expected[n - j]);
            }
            max = Math.max(max, Math.abs(sum));
        }
        return max;
    }

    /** A sinc under a Blackman window. */
    private static double[] lowPass(double cutoffCycles, int half) {
        double[] taps = new double[2 * half + 1];
        for (int j = -half; j <= half; j++) {
            double x = Math.PI * j / half;
            double window = 0.42 + 0.5 * Math.cos(x) + 0.08 * Math.cos(2 * x);
            double sinc = j == 0 ? 2 * cutoffCycles : Math.sin(2 * Math.PI * cutoffCycles * j) / (Math.PI * j);
            taps[half + j] = window * sinc;
        }
        return taps;
    }
}
