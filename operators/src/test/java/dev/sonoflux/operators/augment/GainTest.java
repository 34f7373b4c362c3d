package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GainTest {
    private static final PcmFrame FRAME = new PcmFrame(8000, 40, new float[] {0.5f, -0.25f, 0.9f});

    @Test
    void twentyDecibelsAreAFactorOfTenAndNothingIsClipped() {
        PcmFrame louder =
                Runs.of(new Gain(new GainConfig(Range.of(20.0), 0), "s"), FRAME).get(0);

        assertThat(louder.samples()).containsExactly(5f, -2.5f, 9f);
        assertThat(louder.start()).isEqualTo(40);
    }

    @Test
    void gainsAreDrawnEvenlyFromTheRange() {
        GainConfig config = new GainConfig(Range.of(-6.0, 6.0), 3);

        double[] drawn = IntStream.range(0, 2000)
                .mapToDouble(i -> 20
                        * Math.log10(Runs.of(new Gain(config, "stream " + i), FRAME)
                                        .get(0)
                                        .samples()[0]
                                / 0.5))
                .toArray();

        assertThat(IntStream.range(0, drawn.length).filter(i -> Math.abs(drawn[i]) > 6.001))
                .isEmpty();
        assertThat(IntStream.range(0, drawn.length)
                        .mapToDouble(i -> drawn[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(0, within(0.3));
        assertThat(IntStream.range(0, drawn.length).filter(i -> drawn[i] > 3).count())
                .isBetween(430L, 570L);
    }

    @Test
    void gainsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new GainConfig(Range.of(-70.0, 0.0), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gainDb: [-70.0, 0.0] is not accepted; it must be within -60.0 to 60.0");
    }

    @Test
    void reactorForm() {
        GainConfig config = new GainConfig(Range.of(-6.0, 6.0), 0);
        List<PcmFrame> frames = List.of(FRAME, FRAME.slice(0, 1));

        ReactorForm.check(Gain.operator(config, "s"), frames, Stages.run(new Gain(config, "s"), frames));
    }
}
