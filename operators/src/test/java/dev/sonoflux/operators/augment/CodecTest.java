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
import dev.sonoflux.testkit.signal.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
    private static final int RATE = 8000;

    /** A tone to its quantisation noise: for G.711 as computed elsewhere from its tables, for even steps 6.02 dB a bit. */
    @ParameterizedTest
    @CsvSource({
        "MU_LAW, 0.2, 36.53, 0.01",
        "MU_LAW, 0.02, 37.06, 0.01",
        "A_LAW, 0.2, 35.76, 0.1",
        "A_LAW, 0.02, 38.21, 0.1",
        "PCM_8, 0.2, 38.9, 1",
        "PCM_8, 0.02, 18.9, 1.5",
        "PCM_16, 0.2, 87.1, 1",
        "PCM_16, 0.0002, 27.1, 1.5"
    })
    void quantisationNoiseIsThatOfTheCode(CodecKind kind, double rms, double snrDb, double tolerance) {
        float[] tone = Signal.tone(RATE, Duration.ofSeconds(1), 441.7, rms).samples();

        float[] coded = Runs.samples(codec(kind), RATE, tone);

        assertThat(snr(tone, coded)).isCloseTo(snrDb, within(tolerance));
    }

    @Test
    void whatIsSofterWhileItIsCodedHasLouderStepsAndIsAsLoudAfterwards() {
        float[] tone = Signal.tone(RATE, Duration.ofSeconds(1), 441.7, 0.2).samples();
        CodecConfig soft = CodecConfig.of(CodecKind.PCM_16).withAttenuationDb(Range.of(60.0));

        float[] coded = Runs.samples(new Codec(soft, "s"), RATE, tone);

        assertThat(snr(tone, coded)).isCloseTo(27.1, within(1.5));
        assertThat(Runs.power(coded, 0, RATE)).isCloseTo(0.04, within(0.001));
    }

    @ParameterizedTest
    @EnumSource(CodecKind.class)
    void whatIsBeyondFullScaleIsClipped(CodecKind kind) {
        float[] coded = Runs.samples(codec(kind), RATE, new float[] {2, -2});

        assertThat(coded[0]).isBetween(0.98f, 1f);
        assertThat(coded[1]).isBetween(-1f, -0.98f);
    }

    @ParameterizedTest
    @ValueSource(ints = {16_000, 44_100, 11_025})
    void aTelephonesCodeTakesAwayWhatEightKilohertzCannotHoldAndLeavesTimesAsTheyAre(int rate) {
        float[] inBand = Signal.tone(rate, Duration.ofSeconds(1), 1000, 0.1).samples();

        float[] heard = Runs.samples(codec(CodecKind.MU_LAW), rate, inBand);

        assertThat(heard).hasSameSizeAs(inBand);
        assertThat(snr(inBand, heard)).isGreaterThan(33);
        float[] above = Signal.tone(rate, Duration.ofSeconds(1), 4500, 0.1).samples();
        assertThat(Runs.power(Runs.samples(codec(CodecKind.MU_LAW), rate, above), rate / 4, rate / 2))
                .isLessThan(1e-7);
        float[] atItsRate = Runs.samples(codec(CodecKind.PCM_16), rate, above);
        assertThat(snr(above, atItsRate)).isGreaterThan(75);
    }

    @Test
    void sameForAnyFrameSizes() {
        for (int rate : new int[] {8000, 16_000, 44_100}) {
            float[] noise = new TestSignal(rate).noise(0.5, 0.1, 1).samples();
            Runs.sameForAnyFrameSizes(
                    () -> codec(CodecKind.A_LAW), new PcmFrame(rate, 0, noise), new PcmFrame(rate, 50_003, noise));
        }
    }

    @Test
    void attenuationsAreDrawnOnceAStream() {
        CodecConfig config = CodecConfig.of(CodecKind.PCM_8).withAttenuationDb(Range.of(0.0, 20.0));
        float[] tone = Signal.tone(RATE, Duration.ofSeconds(1), 441.7, 0.2).samples();
        double lowest = 100;
        double highest = 0;
        for (int i = 0; i < 50; i++) {
            double db = snr(tone, Runs.samples(new Codec(config, "stream " + i), RATE, tone));
            lowest = Math.min(lowest, db);
            highest = Math.max(highest, db);
        }

        assertThat(lowest).isBetween(17.0, 23.0);
        assertThat(highest).isBetween(35.0, 40.0);
    }

    @Test
    void unknownCodesAreRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Augmentation.parse("[codec: gsm]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:9: codec: 'name' must be one of mu-law, a-law, pcm-8, pcm-16");
    }

    @Test
    void reactorForm() {
        List<PcmFrame> frames = new TestSignal(16_000).tone(0.5, 0.1).frames(1, 900);
        CodecConfig config = CodecConfig.of(CodecKind.MU_LAW);

        ReactorForm.check(Codec.operator(config, "s"), frames, Stages.run(new Codec(config, "s"), frames));
    }

    private static Codec codec(CodecKind kind) {
        return new Codec(CodecConfig.of(kind), "s");
    }

    /** Away from the ends, where a resampler hears silence. */
    private static double snr(float[] clean, float[] coded) {
        int from = clean.length / 10;
        int to = clean.length - from;
        float[] noise = coded.clone();
        for (int i = 0; i < noise.length; i++) {
            noise[i] -= clean[i];
        }
        return Runs.decibels(Runs.power(clean, from, to) / Runs.power(noise, from, to));
    }
}
