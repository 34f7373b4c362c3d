package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
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
import org.junit.jupiter.params.provider.ValueSource;

class BandTest {
    private static final int RATE = 8000;

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void edgesAreThreeDecibelsDownAndItFallsBySixAnOctaveTimesTheOrder(int order) {
        SectionCascade filter = Band.design(300, 3400, order, 48_000);

        assertThat(db(filter, 300)).isCloseTo(-3.01, within(0.02));
        assertThat(db(filter, 3400)).isCloseTo(-3.01, within(0.02));
        assertThat(db(filter, 1000)).isCloseTo(0, within(order == 2 ? 0.1 : 0.01));
        assertThat(db(filter, 37.5) - db(filter, 18.75)).isCloseTo(6.02 * order, within(0.1));
        assertThat(db(filter, 6800)).isLessThan(-6 * order);
    }

    /** Golden values of scipy 1: {@code sosfreqz} of {@code butter(4, …, output="sos")} of both, in a row, at 8 kHz. */
    @ParameterizedTest
    @CsvSource({"150, -24.22", "300, -3.01", "600, -0.015", "3000, -0.055", "3400, -3.01", "3700, -24.588"})
    void responsesAreButterworths(double hertz, double db) {
        SectionCascade filter = Band.design(300, 3400, 4, RATE);

        assertThat(20 * Math.log10(filter.magnitude(hertz, RATE))).isCloseTo(db, within(0.01));
    }

    @Test
    void tonesOutsideAreHeardSofterAndThoseInsideAsBefore() {
        assertThat(level(1000)).isCloseTo(0, within(0.05));
        assertThat(level(300)).isCloseTo(-3.01, within(0.05));
        assertThat(level(100)).isLessThan(-37);
        assertThat(level(3900)).isLessThan(-35);
    }

    @Test
    void edgesAreDrawnOnceAStream() {
        BandConfig config = BandConfig.ofDefaults().withEdges(Range.of(100, 400), Range.of(2500, 3800));
        float[] tone = Signal.tone(RATE, Duration.ofSeconds(1), 200, 0.1).samples();
        double lowest = 0;
        double highest = -100;
        for (int i = 0; i < 50; i++) {
            float[] heard = Runs.samples(new Band(config, "stream " + i), RATE, tone);
            double db = Runs.decibels(Runs.power(heard, 4000, 8000) / 0.01);
            lowest = Math.min(lowest, db);
            highest = Math.max(highest, db);
        }

        assertThat(lowest).isBetween(-24.5, -18.0);
        assertThat(highest).isBetween(-0.5, 0.0);
    }

    @Test
    void sameForAnyFrameSizesAndAGapIsSilence() {
        PcmFrame word = new TestSignal(RATE).noise(0.5, 0.1, 1).frame();
        PcmFrame later = new PcmFrame(RATE, 20_000, word.samples());

        Runs.sameForAnyFrameSizes(() -> new Band(BandConfig.ofDefaults(), "s"), word, later);
        List<PcmFrame> runs = Runs.of(new Band(BandConfig.ofDefaults(), "s"), word, later);
        assertThat(runs.get(1).samples()).containsExactly(runs.get(0).samples());
    }

    @Test
    void edgesThatCannotBeAreRefusedBeforeAudioFlowsWhereTheRateIsKnown() {
        assertThatThrownBy(() -> Augmentation.parse("[band: {high: [3000, 4000]}]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:2: band: high: 4000 Hz is not below half of the stream's rate")
                .hasMessageContaining("lower it, or resample the stream first");
        assertThatThrownBy(() -> Augmentation.parse("[band: {low: [100, 500], high: 500}]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("low: [100, 500] Hz must lie below high: 500 Hz");
        assertThatThrownBy(() -> Augmentation.parse("[band: {order: 3}]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("order: 3 is not accepted; it must be 2, 4, 6 or 8");
        assertThatThrownBy(() -> Runs.samples(new Band(BandConfig.ofDefaults(), "s"), 6000, new float[10]))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("high: 3400 Hz is not below half of the stream's rate, which is 6000 Hz");
    }

    @Test
    void reactorForm() {
        List<PcmFrame> frames = new TestSignal(RATE).tone(0.5, 0.1).frames(1, 900);
        BandConfig config = BandConfig.ofDefaults();

        ReactorForm.check(Band.operator(config, "s"), frames, Stages.run(new Band(config, "s"), frames));
    }

    private static double db(SectionCascade filter, double hertz) {
        return 20 * Math.log10(filter.magnitude(hertz, 48_000));
    }

    private static double level(double hertz) {
        float[] tone = Signal.tone(RATE, Duration.ofSeconds(1), hertz, 0.1).samples();
        float[] heard = Runs.samples(new Band(BandConfig.ofDefaults(), "s"), RATE, tone);
        return Runs.decibels(Runs.power(heard, 4000, 8000) / 0.01);
    }
}
