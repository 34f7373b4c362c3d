package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.TestSignal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {
    private static final int RATE = 8000;
    private static final float[] TONE = new TestSignal(RATE).tone(2, 0.3).samples();

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.97, 1.05, 1.12, 2})
    void lengthIsDividedAndFrequencyMultipliedByTheFactor(double factor) {
        float[] changed = Runs.samples(fixed(factor), RATE, TONE);

        assertThat(changed).hasSize((int) Math.ceil(TONE.length / factor));
        assertThat(frequency(changed)).isCloseTo(440 * factor, within(0.2));
        assertThat(Runs.power(changed, 800, changed.length - 800)).isCloseTo(0.09, within(0.0005));
    }

    @Test
    void factorOneChangesNothing() {
        assertThat(Runs.samples(fixed(1), RATE, TONE)).isEqualTo(TONE);
    }

    @Test
    void drawnFactorsAreEvenStepsOfTheRangeWithBothEnds() {
        SpeedConfig config = new SpeedConfig(Range.of(0.9, 1.12), 0);
        float[] second = Arrays.copyOf(TONE, RATE);
        Set<Integer> lengths = new TreeSet<>();

        for (int i = 0; i < 300; i++) {
            lengths.add(Runs.samples(new Speed(config, "copy " + i), RATE, second).length);
        }

        assertThat(lengths).containsExactly(7143, 7273, 7408, 7548, 7693, 7844, 8000, 8164, 8334, 8511, 8696, 8889);
    }

    @Test
    void gapsComeOutAtTheirDividedPositions() {
        List<PcmFrame> runs = Runs.of(
                fixed(0.8),
                new PcmFrame(RATE, 0, Arrays.copyOf(TONE, 1000)),
                new PcmFrame(RATE, 5000, Arrays.copyOf(TONE, 1000)));

        assertThat(runs).extracting(PcmFrame::start).containsExactly(0L, 6250L);
        assertThat(runs).extracting(PcmFrame::length).containsExactly(1250, 1250);
        assertThat(runs).extracting(PcmFrame::sampleRate).containsOnly(RATE);
    }

    @Test
    void sameForAnyFrameSizes() {
        Runs.sameForAnyFrameSizes(() -> fixed(1.07), new PcmFrame(RATE, 0, TONE), new PcmFrame(RATE, 20_000, TONE));
    }

    @Test
    void streamsThatChangeTheirRateAreRefused() {
        Speed speed = fixed(0.9);
        speed.accept(new PcmFrame(RATE, 0, TONE), frame -> {});

        assertThatThrownBy(() -> speed.accept(new PcmFrame(16_000, 20_000, TONE), frame -> {}))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("from 8000 to 16000 Hz");
    }

    @Test
    void reactorForm() {
        SpeedConfig config = new SpeedConfig(Range.of(0.9, 1.12), 0);
        List<PcmFrame> frames = new TestSignal(RATE).tone(0.5, 0.1).frames(1, 900);

        ReactorForm.check(Speed.operator(config, "s"), frames, Stages.run(new Speed(config, "s"), frames));
    }

    private static Speed fixed(double factor) {
        return new Speed(new SpeedConfig(Range.of(factor), 0), "s");
    }

    /** From the first rising zero crossing after a tenth of a second to the last one before the last tenth. */
    private static double frequency(float[] samples) {
        double first = -1;
        double last = -1;
        int periods = -1;
        for (int i = RATE / 10; i < samples.length - RATE / 10; i++) {
            if (samples[i] < 0 && samples[i + 1] >= 0) {
                last = i + samples[i] / (double) (samples[i] - samples[i + 1]);
                first = first < 0 ? last : first;
                periods++;
            }
        }
        return periods * RATE / (last - first);
    }
}
