package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.TestSignal;
import dev.sonoflux.operators.spectrum.RealFft;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
    private static final int RATE = 8000;
    private static final float[] WORD =
            new TestSignal(RATE).tone(0.6, 0.1).silence(0.2).samples();

    @ParameterizedTest
    @ValueSource(doubles = {-10, 5, 40})
    void aClipGetsTheRatioOfItsMeanPower(double snrDb) {
        float[] noisy = Runs.samples(noise(snrDb), RATE, WORD);

        float[] noise = difference(noisy, WORD);
        double measured = Runs.decibels(Runs.power(WORD, 0, WORD.length) / Runs.power(noise, 0, noise.length));
        assertThat(measured).isCloseTo(snrDb, within(0.25));
    }

    @Test
    void noiseCoversPausesAsItCoversSpeech() {
        float[] noise = difference(Runs.samples(noise(10), RATE, WORD), WORD);

        double inWord = Runs.power(noise, 0, 4800);
        double inPause = Runs.power(noise, 4800, noise.length);
        assertThat(Runs.decibels(inWord / inPause)).isCloseTo(0, within(0.6));
    }

    @Test
    void aLongStreamsNoiseFollowsItsLoudestBlockAndDoesNotFallSilentWithTheSpeaker() {
        float[] stream = new TestSignal(RATE)
                .tone(3, 0.01)
                .tone(3, 0.1)
                .silence(6)
                .tone(1, 0.05)
                .samples();

        float[] noise = difference(Runs.samples(noise(20), RATE, stream), stream);

        assertThat(Math.sqrt(Runs.power(noise, 0, 3 * RATE))).isCloseTo(0.001, within(0.00003));
        assertThat(Math.sqrt(Runs.power(noise, 3 * RATE, 6 * RATE))).isCloseTo(0.01, within(0.0003));
        assertThat(Math.sqrt(Runs.power(noise, 6 * RATE, 13 * RATE))).isCloseTo(0.01, within(0.0003));
    }

    @Test
    void contextSurroundsTheClipWithTheSameNoise() {
        NoiseConfig config = NoiseConfig.white(Range.of(10.0)).withContext(Duration.ofMillis(200));
        boolean[] varied = new boolean[2];

        for (int i = 0; i < 20; i++) {
            float[] noisy = Runs.samples(new Noise(config, "copy " + i), RATE, WORD);
            int before = bestOffset(noisy);
            int after = noisy.length - WORD.length - before;
            assertThat(before).isBetween(0, 1600);
            assertThat(after).isBetween(0, 1600);
            varied[0] |= before > 800;
            varied[1] |= after > 800;
            if (before > 400) {
                double context = Runs.power(noisy, 0, before);
                double expected = Runs.power(WORD, 0, WORD.length) / 10;
                assertThat(Runs.decibels(context / expected)).isCloseTo(0, within(1.2));
            }
        }

        assertThat(varied).containsOnly(true);
    }

    @Test
    void aFixedLevelNeedsNoMeasuringAndHoldsNothingBack() {
        NoiseConfig config = NoiseConfig.white(Range.of(0.0)).withLevel(new NoiseLevel.FullScale(Range.of(-40.0)));
        Noise stage = new Noise(config, "s");
        List<PcmFrame> out = new java.util.ArrayList<>();

        stage.accept(new PcmFrame(RATE, 0, new float[RATE]), out::add);

        assertThat(out).hasSize(1);
        assertThat(Math.sqrt(Runs.power(out.get(0).samples(), 0, RATE))).isCloseTo(0.01, within(0.0003));
    }

    @Test
    void gapsStayGaps() {
        List<PcmFrame> runs = Runs.of(noise(10), new PcmFrame(RATE, 100, WORD), new PcmFrame(RATE, 20_000, WORD));

        assertThat(runs).extracting(PcmFrame::start).containsExactly(100L, 20_000L);
        assertThat(runs).extracting(PcmFrame::length).containsExactly(WORD.length, WORD.length);
    }

    @Test
    void digitalSilenceGetsNoNoiseUntilThereIsSomethingToMeasure() {
        assertThat(Runs.samples(noise(10), RATE, new float[RATE])).containsOnly(0f);
    }

    @Test
    void sameForAnyFrameSizes() {
        float[] stream = new TestSignal(RATE).tone(5, 0.1).silence(2.3).samples();
        NoiseConfig config = NoiseConfig.white(Range.of(5.0, 40.0)).withContext(Duration.ofMillis(200));

        Runs.sameForAnyFrameSizes(
                () -> new Noise(config, "s"), new PcmFrame(RATE, 0, stream), new PcmFrame(RATE, 90_000, WORD));
        Runs.sameForAnyFrameSizes(
                () -> new Noise(config.withLevel(new NoiseLevel.FullScale(Range.of(-50.0))), "s"),
                new PcmFrame(RATE, 0, stream),
                new PcmFrame(RATE, 90_000, WORD));
    }

    @Test
    void pinkNoiseFallsByThreeDecibelsAnOctaveAndHasTheRatio() {
        float[] tone = new TestSignal(RATE).tone(20, 0.1).samples();
        NoiseConfig pink = NoiseConfig.white(Range.of(10.0)).withKind(NoiseKind.PINK);

        float[] noise = difference(Runs.samples(new Noise(pink, "s"), RATE, tone), tone);

        double[] octaves = octavePowers(noise);
        for (int i = 1; i < octaves.length; i++) {
            assertThat(Runs.decibels(octaves[i] / octaves[i - 1]))
                    .as("power of an octave to the one below it: as wide as loud")
                    .isCloseTo(0, within(0.7));
        }
        assertThat(Runs.decibels(0.01 / Runs.power(noise, 0, noise.length))).isCloseTo(10, within(0.4));
    }

    @Test
    void twoLevelsOrNoneAreRefused() {
        assertThatThrownBy(() -> Augmentation.parse("[noise: {snr: 10, levelDb: -40}]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:2: noise: snr and levelDb both say how loud it is");
        assertThatThrownBy(() -> Augmentation.parse("[noise: {type: pink}]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:2: noise: say how loud it is");
    }

    @Test
    void reactorForm() {
        NoiseConfig config = NoiseConfig.white(Range.of(5.0, 40.0)).withContext(Duration.ofMillis(20));
        List<PcmFrame> frames = new TestSignal(RATE).tone(4, 0.1).frames(1, 9000);

        ReactorForm.check(Noise.operator(config, "s"), frames, Stages.run(new Noise(config, "s"), frames));
    }

    private static Noise noise(double snrDb) {
        return new Noise(NoiseConfig.white(Range.of(snrDb)), "s");
    }

    private static float[] difference(float[] noisy, float[] clean) {
        assertThat(noisy).hasSameSizeAs(clean);
        float[] noise = noisy.clone();
        for (int i = 0; i < noise.length; i++) {
            noise[i] -= clean[i];
        }
        return noise;
    }

    /** Where in the noisy copy the word lies: where it correlates best. */
    private static int bestOffset(float[] noisy) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int offset = 0; offset + WORD.length <= noisy.length; offset++) {
            double sum = 0;
            for (int i = 0; i < WORD.length; i++) {
                sum += noisy[offset + i] * WORD[i];
            }
            if (sum > highest) {
                highest = sum;
                best = offset;
            }
        }
        return best;
    }

    /** Mean power from 62.5 to 125 Hz, …, and from 1 to 2 kHz. */
    private static double[] octavePowers(float[] samples) {
        int length = 8192;
        RealFft fft = new RealFft(length);
        double[] total = new double[fft.bins()];
        double[] power = new double[fft.bins()];
        double[] frame = new double[length];
        for (int at = 0; at + length <= samples.length; at += length / 2) {
            for (int i = 0; i < length; i++) {
                frame[i] = samples[at + i] * Math.pow(Math.sin(Math.PI * (i + 0.5) / length), 2);
            }
            fft.power(frame, power);
            Arrays.setAll(total, k -> total[k] + power[k]);
        }
        double[] octaves = new double[5];
        for (int octave = 0; octave < octaves.length; octave++) {
            int from = 64 << octave;
            octaves[octave] = Arrays.stream(total, from, 2 * from).sum();
        }
        return octaves;
    }
}
