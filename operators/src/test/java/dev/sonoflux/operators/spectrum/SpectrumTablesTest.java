package dev.sonoflux.operators.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sonoflux.operators.features.Golden;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTablesTest {
    @Test
    void hannWindowEqualsLibrosas() {
        assertThat(WindowShape.HANN.values(512))
                .containsExactly(Golden.column("librosa/window_hann_512"), offset(1e-15));
    }

    @Test
    void hammingWindowIsPeriodic() {
        double[] window = WindowShape.HAMMING.values(8);

        assertThat(window[0]).isCloseTo(0.08, offset(1e-15));
        assertThat(window[4]).isCloseTo(1, offset(1e-15));
        assertThat(window[1]).isCloseTo(window[7], offset(1e-15));
    }

    @Test
    void slaneyFilterBankEqualsLibrosas() {
        double[][] expected = Golden.table("librosa/melfb_8k_512_128");

        MelFilterBank bank = new MelFilterBank(8000, 512, 128, 0, 4000, MelScale.SLANEY, MelNorm.SLANEY);

        for (int band = 0; band < 128; band++) {
            for (int bin = 0; bin < 257; bin++) {
                assertThat(bank.weight(band, bin)).isCloseTo(expected[band][bin], offset(1e-14));
            }
        }
    }

    @Test
    void bandsAreTheWeightedSumsOfTheirBins() {
        MelFilterBank bank = new MelFilterBank(16000, 512, 40, 20, 7600, MelScale.HTK, MelNorm.NONE);
        double[] spectrum = new double[257];
        for (int bin = 0; bin < spectrum.length; bin++) {
            spectrum[bin] = 1 + bin % 7;
        }
        double[] bands = new double[42];

        bank.apply(spectrum, bands, 2);

        for (int band = 0; band < 40; band++) {
            double sum = 0;
            for (int bin = 0; bin < spectrum.length; bin++) {
                sum += bank.weight(band, bin) * spectrum[bin];
            }
            assertThat(bands[2 + band]).isCloseTo(sum, offset(1e-12));
        }
    }

    @Test
    void htkMelsFollowTheirFormulaBothWays() {
        assertThat(MelScale.HTK.toMel(1000)).isCloseTo(999.9856, offset(1e-3));
        assertThat(MelScale.HTK.toHertz(MelScale.HTK.toMel(3210))).isCloseTo(3210, offset(1e-9));
        assertThat(MelScale.SLANEY.toHertz(MelScale.SLANEY.toMel(3210))).isCloseTo(3210, offset(1e-9));
        assertThat(MelScale.SLANEY.toMel(500)).isCloseTo(7.5, offset(1e-12));
    }

    @Test
    void cosineBasisEqualsTheOrthonormalDct() {
        double[][] expected = Golden.table("librosa/dct2_ortho_40x128");

        CosineTransform dct = new CosineTransform(128, 40);

        for (int k = 0; k < 40; k++) {
            for (int m = 0; m < 128; m++) {
                assertThat(dct.basis(k, m)).isCloseTo(expected[k][m], offset(1e-14));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 16, 18})
    void cosineTransformKeepsTheEnergyOfItsInput(int inputs) {
        CosineTransform dct = new CosineTransform(inputs, inputs);
        double[] in = new double[inputs + 4];
        double energy = 0;
        for (int m = 0; m < inputs; m++) {
            in[4 + m] = Math.sin(1 + m * m);
            energy += in[4 + m] * in[4 + m];
        }
        double[] out = new double[inputs];
        out[0] = 99;

        dct.apply(in, 4, out);

        assertThat(Arrays.stream(out).map(y -> y * y).sum()).isCloseTo(energy, offset(1e-12));
    }
}
