package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against librosa 0.11.0 in float64. Results are floats; what remains is their rounding, up to 6e-5 beyond −512, which a silent
 * frame's first coefficient reaches.
 */
class LibrosaFeaturesTest {
    private static final double TOLERANCE = 7e-5;

    /**
     * The chirp's own samples aren't floats as those of a recording are. Rounded to float they gain noise 150 dB down, which
     * shows in its empty bands.
     */
    private static final double CHIRP_TOLERANCE = 3e-4;

    @ParameterizedTest
    @MethodSource("dev.sonoflux.operators.features.Golden#signals")
    @Retention(RetentionPolicy.RUNTIME)
    @interface ForEverySignal {}

    @ForEverySignal
    void melPowerEqualsLibrosas(String signal) {
        FeatureMatrix mel = extract(signal, defaults().kind(FeatureKind.MEL).build());

        double[][] expected = Golden.table("librosa/" + signal + "_melpower");
        assertThat(mel.frames()).isEqualTo(expected[0].length);
        for (int f = 0; f < mel.frames(); f++) {
            for (int band = 0; band < 128; band++) {
                double error = Math.abs(mel.at(f, band) - expected[band][f]);
                assertThat(error).as("band %d of frame %d", band, f).isLessThan(2e-6 * expected[band][f] + 2e-9);
            }
        }
    }

    @ForEverySignal
    void logMelEqualsLibrosas(String signal) {
        FeatureMatrix mel = extract(signal, defaults().kind(FeatureKind.LOG_MEL).build());

        assertThat(maxError(mel, 0, Golden.table("librosa/" + signal + "_meldb")))
                .isLessThan(tolerance(signal));
    }

    @ForEverySignal
    void mfccAndBothDeltasEqualLibrosas(String signal) {
        FeatureMatrix mfcc = extract(signal, defaults().deltas(2).build());

        assertThat(mfcc.coefficients()).isEqualTo(120);
        assertThat(maxError(mfcc, 0, Golden.table("librosa/" + signal + "_mfcc40")))
                .isLessThan(tolerance(signal));
        assertThat(maxError(mfcc, 40, Golden.table("librosa/" + signal + "_delta")))
                .isLessThan(tolerance(signal));
        assertThat(maxError(mfcc, 80, Golden.table("librosa/" + signal + "_delta2")))
                .isLessThan(tolerance(signal));
    }

    @ForEverySignal
    void mfccWithoutTopDbEqualThoseOfLibrosasMelPower(String signal) {
        FeatureMatrix mfcc = extract(signal, defaults().withoutTopDb().build());

        double[][] melPower =
                signal.equals("chirp") ? melPowerOfFloats(signal) : Golden.table("librosa/" + signal + "_melpower");
        assertThat(maxError(mfcc, 0, mfccWithoutTopDb(melPower))).isLessThan(TOLERANCE);
    }

    private static double tolerance(String signal) {
        return signal.equals("chirp") ? CHIRP_TOLERANCE : TOLERANCE;
    }

    /** By the definition, from librosa's own window and bands, of the signal as floats hold it. */
    private static double[][] melPowerOfFloats(String signal) {
        float[] samples = Golden.samples("librosa/" + signal + "_signal");
        double[] window = Golden.column("librosa/window_hann_512");
        double[][] weights = Golden.table("librosa/melfb_8k_512_128");
        double[][] melPower = new double[128][1 + samples.length / 128];
        for (int f = 0; f < melPower[0].length; f++) {
            for (int k = 0; k <= 256; k++) {
                double re = 0;
                double im = 0;
                for (int n = Math.max(0, 256 - f * 128); n < 512 && f * 128 - 256 + n < samples.length; n++) {
                    double angle = 2 * Math.PI * (k * n % 512) / 512;
                    re += window[n] * samples[f * 128 - 256 + n] * Math.cos(angle);
                    im -= window[n] * samples[f * 128 - 256 + n] * Math.sin(angle);
                }
                for (int band = 0; band < 128; band++) {
                    melPower[band][f] += weights[band][k] * (re * re + im * im);
                }
            }
        }
        return melPower;
    }

    private static FeatureSpecBuilder defaults() {
        return FeatureSpec.builder();
    }

    private static FeatureMatrix extract(String signal, FeatureSpec spec) {
        float[] samples = Golden.samples("librosa/" + signal + "_signal");
        return new FeatureExtractor(spec).extract(AudioWindow.ofWhole(8000, samples));
    }

    private static double[][] mfccWithoutTopDb(double[][] melPower) {
        double[][] dct = Golden.table("librosa/dct2_ortho_40x128");
        double[][] mfcc = new double[40][melPower[0].length];
        for (int k = 0; k < 40; k++) {
            for (int f = 0; f < melPower[0].length; f++) {
                for (int band = 0; band < 128; band++) {
                    mfcc[k][f] += dct[k][band] * 10 * Math.log10(Math.max(1e-10, melPower[band][f]));
                }
            }
        }
        return mfcc;
    }

    private static double maxError(FeatureMatrix actual, int firstColumn, double[][] expected) {
        assertThat(actual.frames()).isEqualTo(expected[0].length);
        double max = 0;
        for (int f = 0; f < actual.frames(); f++) {
            for (int c = 0; c < expected.length; c++) {
                max = Math.max(max, Math.abs(actual.at(f, firstColumn + c) - expected[c][f]));
            }
        }
        return max;
    }
}
