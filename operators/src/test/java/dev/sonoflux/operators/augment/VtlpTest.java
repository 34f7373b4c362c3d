package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.TestSignal;
import dev.sonoflux.operators.spectrum.RealFft;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VtlpTest {
    private static final int RATE = 8000;

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 44_100})
    void theFactorOneChangesNothing(int rate) {
        float[] noise = new TestSignal(rate).noise(0.3, 0.1, 1).silence(0.1).samples();

        float[] same = Runs.samples(vtlp(1), rate, noise);

        assertThat(same).hasSameSizeAs(noise);
        for (int i = 0; i < noise.length; i++) {
            assertThat(same[i]).isCloseTo(noise[i], within(1e-6f));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.8, 1000, 800",
        "100, 0.9, 1000, 900",
        "100, 1.1, 1000, 1100",
        "100, 1.25, 1000, 1250",
        "100, 1.2, 2000, 2400",
        "200, 0.9, 1000, 900",
        "200, 1.1, 1000, 1100"
    })
    void formantsMoveByTheFactorAndPitchStays(int pitch, double factor, double formant, double expected) {
        float[] vowel = vowel(pitch, formant);

        float[] moved = Runs.samples(vtlp(factor), RATE, vowel);

        assertThat(moved).hasSameSizeAs(vowel);
        assertThat(centre(vowel)).isCloseTo(formant, within(0.03 * formant));
        assertThat(centre(moved)).isCloseTo(expected, within(0.04 * expected));
        double[] power = spectrum(moved);
        for (int harmonic = 600; harmonic <= 3000; harmonic += pitch) {
            double on = power[bin(harmonic)];
            double between = power[bin(harmonic + pitch / 2.0)];
            assertThat(Runs.decibels(on / between))
                    .as("harmonic at %s Hz", harmonic)
                    .isGreaterThan(15);
        }
    }

    @Test
    void theWarpIsJaitlysAndHintons() {
        double nyquist = 8000;

        assertThat(EnvelopeWarp.unwarped(1100, 1.1, nyquist)).isCloseTo(1000, within(1e-9));
        assertThat(EnvelopeWarp.unwarped(4800, 1.1, nyquist)).isCloseTo(4800 / 1.1, within(1e-9));
        assertThat(EnvelopeWarp.unwarped(900, 0.9, nyquist)).isCloseTo(1000, within(1e-9));
        assertThat(EnvelopeWarp.unwarped(4320, 0.9, nyquist)).isCloseTo(4800, within(1e-9));
        assertThat(EnvelopeWarp.unwarped(6160, 0.9, nyquist))
                .as("half way to the top")
                .isCloseTo(6400, within(1e-9));
        assertThat(EnvelopeWarp.unwarped(8000, 0.9, nyquist)).isEqualTo(8000);
        assertThat(EnvelopeWarp.unwarped(0, 1.1, nyquist)).isZero();
    }

    @Test
    void whatHasNoFormantsStaysAsItIs() {
        float[] noise = new TestSignal(RATE).noise(2, 0.1, 1).samples();

        float[] moved = Runs.samples(vtlp(1.2), RATE, noise);

        assertThat(Runs.decibels(Runs.power(moved, 0, moved.length) / 0.01)).isCloseTo(0, within(0.7));
    }

    @Test
    void silenceStaysSilent() {
        assertThat(Runs.power(Runs.samples(vtlp(1.2), RATE, new float[RATE]), 0, RATE))
                .isZero();
    }

    @Test
    void sameForAnyFrameSizesAndAGapIsSilence() {
        PcmFrame word = new PcmFrame(RATE, 100, vowel(120, 1000));
        PcmFrame later = new PcmFrame(RATE, 50_001, word.samples());

        Runs.sameForAnyFrameSizes(() -> vtlp(1.1), word, later);
        Runs.sameForAnyFrameSizes(() -> vtlp(1.1), word.slice(0, 50));
        List<PcmFrame> runs = Runs.of(vtlp(1.1), word, later);
        assertThat(runs).extracting(PcmFrame::start).containsExactly(100L, 50_001L);
        assertThat(runs.get(1).samples()).containsExactly(runs.get(0).samples());
    }

    @Test
    void factorsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new VtlpConfig(Range.of(0.5, 1.0), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factor: [0.5, 1.0] is not accepted; it must be within 0.7 to 1.4");
    }

    @Test
    void reactorForm() {
        VtlpConfig config = new VtlpConfig(Range.of(0.9, 1.1), 0);
        List<PcmFrame> frames = new TestSignal(RATE).tone(0.5, 0.1).frames(1, 900);

        ReactorForm.check(Vtlp.operator(config, "s"), frames, Stages.run(new Vtlp(config, "s"), frames));
    }

    private static Vtlp vtlp(double factor) {
        return new Vtlp(new VtlpConfig(Range.of(factor), 0), "s");
    }

    /** Two seconds of pulses through a resonance that is 150 Hz wide. */
    private static float[] vowel(double pitch, double formant) {
        double radius = Math.exp(-Math.PI * 150 / RATE);
        double a1 = -2 * radius * Math.cos(2 * Math.PI * formant / RATE);
        double a2 = radius * radius;
        float[] samples = new float[2 * RATE];
        double y1 = 0;
        double y2 = 0;
        for (int i = 0; i < samples.length; i++) {
            double pulse = (int) (i * pitch / RATE) != (int) ((i - 1) * pitch / RATE) || i == 0 ? 0.1 : 0;
            double y = pulse - a1 * y1 - a2 * y2;
            y2 = y1;
            y1 = y;
            samples[i] = (float) y;
        }
        return samples;
    }

    /** Centre of what is at most 10 dB below the strongest harmonic. */
    private static double centre(float[] samples) {
        double[] power = spectrum(samples);
        double loudest = 0;
        for (double p : power) {
            loudest = Math.max(loudest, p);
        }
        double sum = 0;
        double moment = 0;
        for (int k = 0; k < power.length; k++) {
            if (power[k] > loudest / 10) {
                sum += power[k];
                moment += power[k] * k;
            }
        }
        return moment / sum * RATE / 8192;
    }

    private static double[] spectrum(float[] samples) {
        RealFft fft = new RealFft(8192);
        double[] frame = new double[8192];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = samples[4000 + i] * Math.pow(Math.sin(Math.PI * (i + 0.5) / frame.length), 2);
        }
        double[] power = new double[fft.bins()];
        fft.power(frame, power);
        return power;
    }

    private static int bin(double hertz) {
        return (int) Math.round(hertz * 8192 / RATE);
    }
}
