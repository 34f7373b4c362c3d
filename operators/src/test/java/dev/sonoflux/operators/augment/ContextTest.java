package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.TestSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTest {
    private static final int RATE = 8000;
    /** 0.5 s in which every sample tells where it stood. */
    private static final float[] CLIP = ramp(4000);

    private static final ContextConfig SILENT = ContextConfig.ofDefaults();

    @TempDir
    private Path folder;

    @Test
    void silenceIsPutBeforeAndAfterTheClipAndTheClipStaysAsItIs() {
        ContextConfig config = SILENT.withAround(fixed(100), fixed(50));

        float[] placed = Runs.samples(new Context(config, "s"), RATE, CLIP);

        assertThat(placed).hasSize(800 + 4000 + 400);
        assertThat(Arrays.copyOfRange(placed, 800, 4800)).containsExactly(CLIP);
        assertThat(Arrays.copyOf(placed, 800)).containsOnly(0f);
        assertThat(Arrays.copyOfRange(placed, 4800, 5200)).containsOnly(0f);
    }

    @Test
    void lengthsAreDrawnEvenlyAndOnTheirOwn() {
        int[] before = new int[1000];
        int[] after = new int[1000];
        for (int i = 0; i < before.length; i++) {
            float[] placed = Runs.samples(new Context(SILENT, "stream " + i), RATE, CLIP);
            int first = 0;
            while (placed[first] == 0) {
                first++;
            }
            before[i] = first;
            after[i] = placed.length - CLIP.length - first;
        }

        assertThat(Arrays.stream(before).max().orElseThrow()).isLessThanOrEqualTo(2000);
        assertThat(Arrays.stream(after).max().orElseThrow()).isLessThanOrEqualTo(3200);
        assertThat(Arrays.stream(before).average().orElseThrow()).isCloseTo(1000, within(75.0));
        assertThat(Arrays.stream(after).average().orElseThrow()).isCloseTo(1600, within(120.0));
        long both = IntStream.range(0, before.length)
                .filter(i -> before[i] > 1000 && after[i] > 1600)
                .count();
        assertThat(both).isBetween(190L, 310L);
    }

    @Test
    void cutsTakeTheClipsBeginningAndEndAwayHardWhereNothingIsPutThere() {
        ContextConfig config = SILENT.withAround(fixed(0), fixed(0)).withCuts(fixed(50), fixed(30), 1);

        float[] cut = Runs.samples(new Context(config, "s"), RATE, CLIP);

        assertThat(cut).containsExactly(Arrays.copyOfRange(CLIP, 400, 4000 - 240));
    }

    @Test
    void cutsFadeWhereSomethingIsPutBesideThem() {
        ContextConfig config = SILENT.withAround(fixed(10), fixed(10)).withCuts(fixed(50), fixed(30), 1);

        float[] cut = Runs.samples(new Context(config, "s"), RATE, CLIP);

        assertThat(cut).hasSize(80 + 4000 - 640 + 80);
        assertThat(cut[80] / CLIP[400]).isLessThan(0.001f);
        assertThat(cut[100] / CLIP[420]).as("half way").isCloseTo(0.52f, within(0.01f));
        assertThat(Arrays.copyOfRange(cut, 120, 80 + 3360 - 40))
                .containsExactly(Arrays.copyOfRange(CLIP, 440, 4000 - 240 - 40));
        assertThat(cut[80 + 3360 - 1] / CLIP[3759]).isLessThan(0.001f);
    }

    @Test
    void cutProbabilityIsThatOfEachEnd() {
        ContextConfig config = SILENT.withAround(fixed(0), fixed(0)).withCuts(fixed(50), fixed(30), 0.25);
        int starts = 0;
        int ends = 0;
        int both = 0;
        for (int i = 0; i < 2000; i++) {
            float[] cut = Runs.samples(new Context(config, "stream " + i), RATE, CLIP);
            boolean start = cut[0] == CLIP[400];
            boolean end = cut[cut.length - 1] == CLIP[3759];
            starts += start ? 1 : 0;
            ends += end ? 1 : 0;
            both += start && end ? 1 : 0;
        }

        assertThat(starts).isBetween(440, 560);
        assertThat(ends).isBetween(440, 560);
        assertThat(both).isBetween(90, 160);
    }

    @Test
    void aStreamThatMoreThanHalfWouldBeMissingOfIsNotCut() {
        ContextConfig config = SILENT.withAround(fixed(0), fixed(0)).withCuts(fixed(150), fixed(100), 1);

        assertThat(Runs.samples(new Context(config, "s"), RATE, ramp(4000))).hasSize(2000);
        assertThat(Runs.samples(new Context(config, "s"), RATE, ramp(3999))).hasSize(3999);
    }

    @Test
    void recordingsAreAsLoudAsAskedAgainstTheClipsOwnLevelAndFadeTowardsIt() {
        write("other.wav", new TestSignal(RATE).noise(20, 0.3, 1).samples());
        ContextConfig config =
                SILENT.withAround(fixed(2000), fixed(3000)).withRecordings(RecordedNoise.in(folder), Range.of(-20.0));
        float[] word =
                new TestSignal(RATE).silence(0.3).tone(0.5, 0.1).silence(0.3).samples();

        float[] placed = Runs.samples(new Context(config, "s"), RATE, word);

        int end = 16_000 + word.length;
        assertThat(Arrays.copyOfRange(placed, 16_000, end)).containsExactly(word);
        assertThat(Runs.decibels(0.01 / Runs.power(placed, 0, 15_900))).isCloseTo(20, within(0.3));
        assertThat(Runs.decibels(0.01 / Runs.power(placed, end + 100, placed.length)))
                .isCloseTo(20, within(0.3));
        assertThat(Runs.power(placed, 15_996, 16_000)).isLessThan(1e-3 * Runs.power(placed, 0, 15_900));
        assertThat(Runs.power(placed, end, end + 4)).isLessThan(1e-3 * Runs.power(placed, 0, 15_900));
    }

    @Test
    void aRecordingThatIsShorterThanItsStretchIsHeardOnceAtADrawnTime() {
        write("short.wav", new TestSignal(RATE).noise(0.1, 0.3, 1).samples());
        ContextConfig config = SILENT.withAround(fixed(1000), fixed(0))
                .withFade(Duration.ZERO)
                .withRecordings(RecordedNoise.in(folder), Range.of(-20.0));

        int[] first = IntStream.range(0, 50)
                .map(i -> {
                    float[] placed = Runs.samples(new Context(config, "stream " + i), RATE, CLIP);
                    int[] heard = IntStream.range(0, 8000)
                            .filter(at -> placed[at] != 0)
                            .toArray();
                    assertThat(heard[heard.length - 1] - heard[0]).isBetween(780, 799);
                    return heard[0];
                })
                .toArray();

        assertThat(Arrays.stream(first).distinct().count()).isGreaterThan(45);
        assertThat(Arrays.stream(first)).anyMatch(at -> at < 1500).anyMatch(at -> at > 5700);
    }

    @Test
    void gapsStayGapsAndPositionsMoveByWhatIsPutBeforeAndWhatIsCut() {
        ContextConfig config = SILENT.withAround(fixed(100), fixed(0)).withCuts(fixed(50), fixed(0), 1);

        List<PcmFrame> runs =
                Runs.of(new Context(config, "s"), new PcmFrame(RATE, 1000, CLIP), new PcmFrame(RATE, 20_000, CLIP));

        assertThat(runs).extracting(PcmFrame::start).containsExactly(1000L, 20_400L);
        assertThat(runs).extracting(PcmFrame::length).containsExactly(4400, 4000);
    }

    @Test
    void sameForAnyFrameSizes() {
        write("other.wav", new TestSignal(RATE).noise(2, 0.3, 1).samples());
        ContextConfig cut = SILENT.withCuts(range(0, 60), range(0, 60), 1);
        ContextConfig loud = cut.withRecordings(RecordedNoise.in(folder), Range.of(-40.0, -10.0));
        PcmFrame word = new PcmFrame(RATE, 0, CLIP);
        PcmFrame later =
                new PcmFrame(RATE, 6000, new TestSignal(RATE).tone(5, 0.1).samples());

        for (ContextConfig config : List.of(SILENT, cut, loud)) {
            for (int i = 0; i < 4; i++) {
                String stream = "stream " + i;
                Supplier<Stage<PcmFrame, PcmFrame>> stages = () -> new Context(config, stream);
                Runs.sameForAnyFrameSizes(stages, word);
                Runs.sameForAnyFrameSizes(stages, word, later);
                Runs.sameForAnyFrameSizes(stages, word.slice(0, 300));
            }
        }
    }

    @Test
    void aWordInSilentContextGetsTheNoiseThatItGetsWithout() {
        float[] word = new TestSignal(RATE).tone(0.5, 0.1).samples();
        try (Augmentation augmentation = Augmentation.parse(
                "[context: {before: 250ms, after: 400ms}, noise: {snr: 10, reference: active}]", RATE)) {
            float[] noisy = augmentation.apply(word, "s");

            double silence = Runs.power(noisy, 0, 2000);
            assertThat(Runs.decibels(0.01 / silence)).isCloseTo(10, within(0.4));
        }
    }

    @Test
    void settingsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> Augmentation.parse("[context: {levelDb: -20}]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(
                        "--augment:1:2: context: levelDb is that of recordings; say by path where they are");
        assertThatThrownBy(() -> Augmentation.parse("[noise: {levelDb: -20, reference: active}]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:2: noise: reference says what snr is measured against");
        assertThatThrownBy(() -> SILENT.withCuts(fixed(1200), fixed(0), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cutStart");
    }

    @Test
    void reactorForm() {
        ContextConfig config = SILENT.withCuts(range(0, 60), range(0, 60), 1);
        List<PcmFrame> frames = new TestSignal(RATE).tone(1, 0.1).frames(1, 900);

        ReactorForm.check(Context.operator(config, "s"), frames, Stages.run(new Context(config, "s"), frames));
    }

    private static Range<Duration> fixed(long millis) {
        return Range.of(Duration.ofMillis(millis));
    }

    private static Range<Duration> range(long from, long to) {
        return Range.of(Duration.ofMillis(from), Duration.ofMillis(to));
    }

    private static float[] ramp(int length) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (i + 1) / 10_000f;
        }
        return samples;
    }

    private void write(String name, float[] samples) {
        Path file = folder.resolve(name);
        try (WavWriter writer = WavWriter.create(file, RATE, SampleEncoding.F32_LE)) {
            writer.write(samples);
        }
    }
}
