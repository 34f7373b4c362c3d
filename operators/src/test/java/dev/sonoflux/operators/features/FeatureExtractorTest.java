package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.operators.spectrum.MelNorm;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class FeatureExtractorTest {
    private static final FeatureSpec DEFAULTS = FeatureSpec.ofDefaults();

    @Test
    void referenceRecipePadsWithZerosAndThenStandardisesEachCoefficient() {
        AudioWindow window = noise(4000, 1);
        FeatureMatrix plain = extract(DEFAULTS.toBuilder().deltas(2).build(), window);

        FeatureMatrix reference = extract(FeatureSpec.reference(), window);

        assertThat(reference.frames()).isEqualTo(200);
        assertThat(reference.coefficients()).isEqualTo(120);
        for (int c = 0; c < 120; c++) {
            double[] padded = new double[200];
            for (int f = 0; f < plain.frames(); f++) {
                padded[f] = plain.at(f, c);
            }
            double mean = mean(padded);
            double deviation = deviation(padded);
            for (int f = 0; f < 200; f++) {
                assertThat((double) reference.at(f, c)).isCloseTo((padded[f] - mean) / deviation, offset(1e-5));
            }
        }
    }

    @Test
    void longWindowIsCroppedAtItsEnd() {
        AudioWindow window = noise(4000, 2);
        FeatureMatrix plain = extract(DEFAULTS, window);

        FeatureMatrix cropped =
                extract(DEFAULTS.toBuilder().length(new FrameCount.PadOrCrop(5)).build(), window);

        assertThat(cropped.frames()).isEqualTo(5);
        assertThat(cropped.values()).containsExactly(Arrays.copyOf(plain.values(), 5 * 40));
    }

    @Test
    void stretchingInterpolatesEachCoefficientBetweenTheSameEnds() {
        AudioWindow window = noise(128 * 10, 3);
        FeatureMatrix plain = extract(DEFAULTS, window);

        FeatureMatrix stretched =
                extract(DEFAULTS.toBuilder().length(new FrameCount.Stretch(21)).build(), window);

        assertThat(plain.frames()).isEqualTo(11);
        for (int f = 0; f < 21; f++) {
            for (int c = 0; c < 40; c++) {
                double expected = (plain.at(f / 2, c) + plain.at((f + 1) / 2, c)) / 2.0;
                assertThat((double) stretched.at(f, c)).isCloseTo(expected, offset(1e-4));
            }
        }
    }

    @Test
    void stretchingToOneFrameTakesTheMiddle() {
        AudioWindow window = noise(128 * 10, 4);
        FeatureMatrix plain = extract(DEFAULTS, window);

        FeatureMatrix one =
                extract(DEFAULTS.toBuilder().length(new FrameCount.Stretch(1)).build(), window);

        assertThat(one.values()).containsExactly(Arrays.copyOfRange(plain.values(), 5 * 40, 6 * 40));
    }

    @Test
    void standardisingBeforePaddingLeavesThePaddingOutOfTheStatistics() {
        FeatureSpec spec = DEFAULTS.toBuilder()
                .length(new FrameCount.PadOrCrop(50))
                .standardise(Standardise.COEFFICIENT)
                .build();

        FeatureMatrix matrix = extract(spec, noise(128 * 10, 5));

        for (int c = 0; c < 40; c++) {
            double[] heard = column(matrix, c, 11);
            assertThat(mean(heard)).isCloseTo(0, offset(1e-6));
            assertThat(deviation(heard)).isCloseTo(1, offset(1e-6));
            assertThat(matrix.at(11, c)).isZero();
        }
    }

    @Test
    void standardisingPerCoefficientAfterPaddingCountsThePadding() {
        FeatureSpec spec = DEFAULTS.toBuilder()
                .length(new FrameCount.PadOrCrop(50))
                .standardise(Standardise.COEFFICIENT)
                .standardiseAfterLength(true)
                .build();

        FeatureMatrix matrix = extract(spec, noise(128 * 10, 5));

        double[] all = column(matrix, 3, 50);
        assertThat(mean(all)).isCloseTo(0, offset(1e-6));
        assertThat(deviation(all)).isCloseTo(1, offset(1e-6));
    }

    @Test
    void meanNormalisationKeepsTheVariance() {
        AudioWindow window = noise(4000, 6);
        FeatureMatrix plain = extract(DEFAULTS, window);

        FeatureMatrix centred = extract(
                DEFAULTS.toBuilder().standardise(Standardise.COEFFICIENT_MEAN).build(), window);

        double[] column = column(centred, 0, centred.frames());
        assertThat(mean(column)).isCloseTo(0, offset(1e-5));
        assertThat(deviation(column)).isCloseTo(deviation(column(plain, 0, plain.frames())), offset(1e-4));
    }

    @ParameterizedTest
    @EnumSource(Standardise.class)
    void digitalSilenceGivesFiniteFeatures(Standardise standardise) {
        FeatureSpec spec = FeatureSpec.reference().toBuilder()
                .trim(EndpointTrim.ofDefaults())
                .standardise(standardise)
                .build();

        FeatureMatrix matrix = extract(spec, AudioWindow.ofWhole(8000, new float[4000]));

        for (float value : matrix.values()) {
            assertThat(value).isFinite();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 300, 511})
    void windowShorterThanAFrameStillGivesFrames(int samples) {
        FeatureSpec spec = DEFAULTS.toBuilder().deltas(2).build();

        FeatureMatrix centred = extract(spec, noise(samples, 7));
        FeatureMatrix notCentred = extract(spec.toBuilder().centred(false).build(), noise(samples, 7));

        assertThat(centred.frames()).isEqualTo(1 + samples / 128);
        assertThat(notCentred.frames()).isEqualTo(1);
        assertThat(notCentred.coefficients()).isEqualTo(120);
    }

    @Test
    void framesThatAreNotCentredBeginAtMultiplesOfTheHop() {
        float[] samples = noise(1536, 8).samples();
        float[] later = Arrays.copyOfRange(samples, 256, 1536);
        FeatureSpec spec = DEFAULTS.toBuilder().centred(false).withoutTopDb().build();

        FeatureMatrix all = extract(spec, AudioWindow.ofWhole(8000, samples));
        FeatureMatrix shifted = extract(spec, AudioWindow.ofWhole(8000, later));

        assertThat(all.frames()).isEqualTo(1 + (1536 - 512) / 128);
        assertThat(shifted.values()).containsExactly(Arrays.copyOfRange(all.values(), 2 * 40, all.frames() * 40));
    }

    @Test
    void shorterTaperLiesInTheMiddleOfTheTransform() {
        float[] click = new float[2048];
        click[1024 + 130] = 1;
        FeatureSpec spec = DEFAULTS.toBuilder()
                .kind(FeatureKind.MEL)
                .windowLength(256)
                .hop(1024)
                .build();

        FeatureMatrix outside = extract(spec, AudioWindow.ofWhole(8000, click));
        click[1024 + 120] = 1;
        FeatureMatrix inside = extract(spec, AudioWindow.ofWhole(8000, click));

        assertThat(outside.at(1, 60)).isZero();
        assertThat(inside.at(1, 60)).isPositive();
    }

    @Test
    void preEmphasisEqualsFilteringTheSamples() {
        float[] samples = noise(2000, 9).samples();
        float[] filtered = samples.clone();
        filtered[0] = samples[0] * (1 - 0.97f);
        for (int i = 1; i < samples.length; i++) {
            filtered[i] = samples[i] - 0.97f * samples[i - 1];
        }

        FeatureMatrix emphasised =
                extract(DEFAULTS.toBuilder().preEmphasis(0.97).build(), AudioWindow.ofWhole(8000, samples));

        FeatureMatrix expected = extract(DEFAULTS, AudioWindow.ofWhole(8000, filtered));
        assertThat(emphasised.values()).containsExactly(expected.values(), offset(1e-3f));
    }

    @Test
    void magnitudeOfABandOfOneBinHasTheDecibelsOfItsPower() {
        // Bins lie 250 Hz apart: only the one at 500 Hz is under the band's triangle, at its very top.
        FeatureSpec power = FeatureSpec.builder()
                .sampleRate(16_000)
                .nFft(64)
                .nMels(1)
                .fMin(300)
                .fMax(700)
                .melNorm(MelNorm.NONE)
                .kind(FeatureKind.LOG_MEL)
                .build();
        AudioWindow window = AudioWindow.ofWhole(16_000, noise(128, 16).samples());

        FeatureMatrix magnitude = extract(power.toBuilder().power(1).build(), window);

        assertThat(magnitude.at(0, 0)).isEqualTo(extract(power, window).at(0, 0), offset(1e-4f));
    }

    @Test
    void lifterScalesEachCoefficientByLibrosasFormula() {
        AudioWindow window = noise(1000, 10);
        FeatureMatrix plain = extract(DEFAULTS, window);

        FeatureMatrix liftered = extract(DEFAULTS.toBuilder().lifter(22).build(), window);

        for (int k = 0; k < 40; k++) {
            double factor = 1 + 11 * Math.sin(Math.PI * (k + 1) / 22);
            assertThat((double) liftered.at(2, k)).isCloseTo(plain.at(2, k) * factor, offset(1e-3));
        }
    }

    @Test
    void trimmedWindowGivesTheFeaturesOfWhatIsLeftAndKeepsItsPosition() {
        float[] samples = new float[8000];
        System.arraycopy(noise(2400, 11).samples(), 0, samples, 3200, 2400);
        AudioWindow window = AudioWindow.ofWhole(8000, samples);
        EndpointTrim trim = EndpointTrim.ofDefaults();
        EndpointTrim.Endpoints ends = trim.find(samples, 8000);

        FeatureMatrix trimmed = extract(DEFAULTS.toBuilder().trim(trim).build(), window);

        float[] left = Arrays.copyOfRange(samples, ends.from(), ends.to());
        assertThat(trimmed.values())
                .containsExactly(
                        extract(DEFAULTS, AudioWindow.ofWhole(8000, left)).values());
        assertThat(trimmed.window()).isSameAs(window);
    }

    @Test
    void reusedBuffersDoNotLeakIntoTheNextWindow() {
        FeatureSpec spec = DEFAULTS.toBuilder()
                .deltas(2)
                .length(new FrameCount.PadOrCrop(30))
                .build();
        FeatureExtractor used = new FeatureExtractor(spec);
        used.extract(noise(8000, 12));

        FeatureMatrix second = used.extract(noise(1000, 13));

        assertThat(second.values())
                .containsExactly(extract(spec, noise(1000, 13)).values());
    }

    @Test
    void audioAtAnotherRateIsRefused() {
        FeatureExtractor extractor = new FeatureExtractor(DEFAULTS);

        assertThatThrownBy(() -> extractor.extract(AudioWindow.ofWhole(16_000, new float[100])))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("8000 Hz")
                .hasMessageContaining("16000 Hz")
                .hasMessageContaining("resample");
    }

    @Test
    void operatorGivesOneMatrixPerWindow() {
        Flux<AudioWindow> windows = Flux.just(noise(1000, 14), noise(2000, 15));

        StepVerifier.create(
                        windows.transform(FeatureExtractor.operator(DEFAULTS)).map(FeatureMatrix::frames))
                .expectNext(8, 16)
                .verifyComplete();
    }

    private static FeatureMatrix extract(FeatureSpec spec, AudioWindow window) {
        return new FeatureExtractor(spec).extract(window);
    }

    private static AudioWindow noise(int samples, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) (0.1 * random.nextGaussian());
        }
        return AudioWindow.ofWhole(8000, noise);
    }

    private static double[] column(FeatureMatrix matrix, int coefficient, int frames) {
        double[] column = new double[frames];
        for (int f = 0; f < frames; f++) {
            column[f] = matrix.at(f, coefficient);
        }
        return column;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }
}
