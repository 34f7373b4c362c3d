package dev.sonoflux.operators.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class ResamplerTest {
    private static final ResampleConfig TO_8K = ResampleConfig.ofRate(8000);

    @ParameterizedTest
    @CsvSource({"48000, 16000", "44100, 16000", "8000, 16000", "11025, 8000", "16000, 8000", "22050, 48000"})
    void frameSizesDoNotChangeASingleBit(int inputRate, int outputRate) {
        float[] noise = noise(50_000, 1);
        List<PcmFrame> whole = List.of(new PcmFrame(inputRate, 0, noise));
        float[] expected = resample(outputRate, whole);

        for (int seed = 0; seed < 5; seed++) {
            assertThat(resample(outputRate, chopped(inputRate, 0, noise, seed))).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16000, 8000, 1001, 501",
        "16000, 8000, 1000, 500",
        "8000, 16000, 7, 14",
        "44100, 16000, 44100, 16000",
        "44100, 16000, 44101, 16001",
        "48000, 16000, 1, 1",
        "48000, 16000, 0, 0"
    })
    void outputIsAsLongAsTheInputLasts(int inputRate, int outputRate, int inputLength, int outputLength) {
        float[] out = resample(outputRate, List.of(new PcmFrame(inputRate, 0, new float[inputLength])));

        assertThat(out).hasSize(outputLength);
    }

    @ParameterizedTest
    @CsvSource({"16000, 8000, 4000", "8000, 16000, 2000", "44100, 16000, 22050", "48000, 44100, 16000"})
    void impulseStaysInItsPlace(int inputRate, int outputRate, int at) {
        float[] impulse = new float[2 * at];
        impulse[at] = 1;

        float[] out = resample(outputRate, List.of(new PcmFrame(inputRate, 0, impulse)));

        int expected = (int) ((long) at * outputRate / inputRate);
        int loudest = 0;
        for (int k = 0; k < out.length; k++) {
            loudest = Math.abs(out[k]) > Math.abs(out[loudest]) ? k : loudest;
        }
        assertThat(loudest).isEqualTo(expected);
        for (int d = 1; d < 200; d++) {
            assertThat(out[expected + d]).as("symmetry at %d", d).isEqualTo(out[expected - d], offset(1e-7f));
        }
    }

    @Test
    void positionsBeyondTwoToTheThirtyOneAreTrueToTheBit() {
        float[] noise = noise(20_000, 2);
        long far = 441L * 100_000_000_000L;
        List<PcmFrame> near = Stages.run(new Resampler(TO_8K), chopped(44_100, 0, noise, 3));

        List<PcmFrame> distant = Stages.run(new Resampler(TO_8K), chopped(44_100, far, noise, 4));

        assertThat(distant.get(0).start()).isEqualTo(80L * 100_000_000_000L);
        assertThat(Joined.of(distant)).containsExactly(Joined.of(near));
    }

    @Test
    void streamThatBeginsBetweenOutputSamplesBeginsAtTheNextOne() {
        List<PcmFrame> out = Stages.run(new Resampler(TO_8K), List.of(new PcmFrame(16_000, 11, new float[100])));

        assertThat(out.get(0).start()).isEqualTo(6);
        assertThat(Joined.of(out)).hasSize(56 - 6);
    }

    @Test
    void gapEndsOneRunOfSamplesAndBeginsAnother() {
        float[] before = noise(3_000, 5);
        float[] after = noise(2_000, 6);
        List<PcmFrame> frames = List.of(new PcmFrame(16_000, 0, before), new PcmFrame(16_000, 10_000, after));

        List<PcmFrame> out = Stages.run(new Resampler(TO_8K), frames);

        List<PcmFrame> first = out.stream().filter(f -> f.start() < 5_000).toList();
        List<PcmFrame> second = out.stream().filter(f -> f.start() >= 5_000).toList();
        assertThat(Joined.of(first)).containsExactly(resample(8000, frames.subList(0, 1)));
        assertThat(second.get(0).start()).isEqualTo(5_000);
        assertThat(Joined.of(second)).containsExactly(resample(8000, List.of(new PcmFrame(16_000, 0, after))));
    }

    @Test
    void sameRatePassesThrough() {
        List<PcmFrame> frames = chopped(8_000, 0, noise(5_000, 7), 7);

        assertThat(Stages.run(new Resampler(TO_8K), frames)).isEqualTo(frames);
    }

    @Test
    void changeOfRateIsRefused() {
        Resampler resampler = new Resampler(TO_8K);
        resampler.accept(new PcmFrame(16_000, 0, new float[160]), frame -> {});

        assertThatThrownBy(() -> resampler.accept(new PcmFrame(44_100, 160, new float[441]), frame -> {}))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("from 16000 to 44100 Hz at sample 160");
    }

    @Test
    void frameThatOverlapsItsPredecessorIsRefused() {
        Resampler resampler = new Resampler(TO_8K);
        resampler.accept(new PcmFrame(8_000, 0, new float[160]), frame -> {});

        assertThatThrownBy(() -> resampler.accept(new PcmFrame(8_000, 159, new float[1]), frame -> {}))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("begins at sample 159, before the end");
    }

    @Test
    void ratioWithoutACommonDivisorIsRefusedBeforeItFillsTheMemory() {
        Resampler resampler = new Resampler(ResampleConfig.ofRate(767_999));

        assertThatThrownBy(() -> resampler.accept(new PcmFrame(768_000, 0, new float[1]), frame -> {}))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("767999/768000")
                .hasMessageContaining("two steps");
    }

    @Test
    void filterIsSharedBetweenResamplersOfTheSameRatio() {
        assertThat(PolyphaseFilter.between(48_000, ResampleConfig.ofRate(16_000)))
                .isSameAs(PolyphaseFilter.between(24_000, TO_8K))
                .isNotSameAs(PolyphaseFilter.between(24_000, TO_8K.withPassband(0.8)));
    }

    @Test
    void operatorGivesEachSubscriberAStreamOfItsOwn() {
        Flux<PcmFrame> source = Flux.fromIterable(chopped(16_000, 0, noise(8_000, 8), 8));
        Flux<PcmFrame> resampled = source.transform(Resampler.operator(TO_8K));

        for (int subscriber = 0; subscriber < 2; subscriber++) {
            StepVerifier.create(resampled.map(PcmFrame::length).reduce(0, Integer::sum))
                    .expectNext(4_000)
                    .verifyComplete();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.9, 100, rate",
        "8000, 1, 100, passband",
        "8000, NaN, 100, passband",
        "8000, 0.9, 130, attenuationDb"
    })
    void configurationOutOfRangeIsRefused(int rate, double passband, double attenuationDb, String parameter) {
        assertThatThrownBy(() -> new ResampleConfig(rate, passband, attenuationDb))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(parameter + ": ");
    }

    private static float[] resample(int rate, List<PcmFrame> frames) {
        return Joined.of(Stages.run(new Resampler(ResampleConfig.ofRate(rate)), frames));
    }

    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[length];
        for (int i = 0; i < length; i++) {
            noise[i] = 2 * random.nextFloat() - 1;
        }
        return noise;
    }

    /** Frames of random sizes from 1 to 4000. */
    private static List<PcmFrame> chopped(int rate, long start, float[] samples, long seed) {
        Random random = new Random(seed);
        PcmFrame whole = new PcmFrame(rate, start, samples);
        List<PcmFrame> frames = new ArrayList<>();
        for (int at = 0; at < samples.length; ) {
            int end = Math.min(samples.length, at + 1 + random.nextInt(4_000));
            frames.add(whole.slice(at, end));
            at = end;
        }
        return frames;
    }
}
