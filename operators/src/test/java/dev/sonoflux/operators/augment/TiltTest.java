package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.TestSignal;
import dev.sonoflux.testkit.signal.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiltTest {
    private static final int RATE = 8000;

    @ParameterizedTest
    @CsvSource({"8000, 3", "8000, -3", "8000, 6", "8000, -6", "16000, 2", "16000, -6", "44100, 6"})
    void everyOctaveIsLouderByTheSlope(int rate, double slope) {
        SectionCascade filter = Tilt.design(slope, rate);

        for (double hertz = 100; hertz < 0.45 * rate; hertz *= 1.05) {
            double expected = slope * Math.log(hertz / 1000) / Math.log(2);
            assertThat(20 * Math.log10(filter.magnitude(hertz, rate)))
                    .as("%s Hz", hertz)
                    .isCloseTo(expected, within(0.25 * Math.abs(slope)));
        }
        assertThat(filter.magnitude(1000, rate)).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"250, -6", "1000, 0", "2000, 3"})
    void tonesBecomeAsLoudAsTheResponseSays(double hertz, double db) {
        float[] tone = Signal.tone(RATE, Duration.ofSeconds(1), hertz, 0.1).samples();

        float[] tilted = Runs.samples(tilt(3), RATE, tone);

        assertThat(Runs.decibels(Runs.power(tilted, 4000, 8000) / 0.01)).isCloseTo(db, within(0.5));
    }

    @Test
    void theOppositeTiltUndoesIt() {
        float[] noise = new TestSignal(RATE).noise(0.5, 0.1, 1).samples();

        float[] back = Runs.samples(tilt(-4), RATE, Runs.samples(tilt(4), RATE, noise));

        for (int i = 0; i < noise.length; i++) {
            assertThat(back[i]).isCloseTo(noise[i], within(1e-5f));
        }
    }

    @Test
    void noTiltChangesNothing() {
        float[] noise = new TestSignal(RATE).noise(0.5, 0.1, 1).samples();

        assertThat(Runs.samples(tilt(0), RATE, noise))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-7f ? 0 : 1)
                .containsExactly(noise);
    }

    @Test
    void sameForAnyFrameSizesAndAGapIsSilence() {
        PcmFrame word = new TestSignal(RATE).noise(0.5, 0.1, 1).frame();
        PcmFrame later = new PcmFrame(RATE, 20_000, word.samples());

        Runs.sameForAnyFrameSizes(() -> tilt(3), word, later);
        List<PcmFrame> runs = Runs.of(tilt(3), word, later);
        assertThat(runs.get(1).samples()).containsExactly(runs.get(0).samples());
    }

    @Test
    void slopesAreDrawnFromTheRangeOnceAStream() {
        TiltConfig config = new TiltConfig(Range.of(-3.0, 3.0), 1);
        float[] tone = Signal.tone(RATE, Duration.ofSeconds(1), 2000, 0.1).samples();
        double lowest = 0;
        double highest = 0;
        for (int i = 0; i < 50; i++) {
            float[] tilted = Runs.samples(new Tilt(config, "stream " + i), RATE, tone);
            double db = Runs.decibels(Runs.power(tilted, 4000, 8000) / 0.01);
            lowest = Math.min(lowest, db);
            highest = Math.max(highest, db);
        }

        assertThat(lowest).isBetween(-3.5, -2.0);
        assertThat(highest).isBetween(2.0, 3.5);
    }

    @Test
    void slopesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new TiltConfig(Range.of(-7.0, 0.0), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dbPerOctave: [-7.0, 0.0] is not accepted; it must be within -6.0 to 6.0");
    }

    @Test
    void reactorForm() {
        TiltConfig config = new TiltConfig(Range.of(-3.0, 3.0), 0);
        List<PcmFrame> frames = new TestSignal(RATE).tone(0.5, 0.1).frames(1, 900);

        ReactorForm.check(Tilt.operator(config, "s"), frames, Stages.run(new Tilt(config, "s"), frames));
    }

    private static Tilt tilt(double slope) {
        return new Tilt(new TiltConfig(Range.of(slope), 0), "s");
    }
}
