package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.TestSignal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeShiftTest {
    private static final int RATE = 1000;
    private static final TimeShiftConfig CONFIG = new TimeShiftConfig(Duration.ofMillis(100), 0);
    private static final float[] RAMP = ramp(300);

    @Test
    void everySampleMovesByTheShiftAndTheStreamKeepsItsLength() {
        boolean later = false;
        boolean earlier = false;
        for (int copy = 0; copy < 20; copy++) {
            float[] shifted = Runs.samples(new TimeShift(CONFIG, "copy " + copy), RATE, RAMP);

            int shift = shiftOf(shifted);
            assertThat(shift).isBetween(-100, 100);
            assertThat(shifted).hasSameSizeAs(RAMP);
            for (int i = 0; i < shifted.length; i++) {
                boolean inside = i - shift >= 0 && i - shift < RAMP.length;
                assertThat(shifted[i]).isEqualTo(inside ? RAMP[i - shift] : 0);
            }
            later |= shift > 20;
            earlier |= shift < -20;
        }
        assertThat(later && earlier).as("both directions").isTrue();
    }

    @Test
    void aStreamShorterThanItsShiftIsSilence() {
        TimeShiftConfig far = new TimeShiftConfig(Duration.ofSeconds(10), 0);

        for (int copy = 0; copy < 5; copy++) {
            assertThat(Runs.samples(new TimeShift(far, "copy " + copy), RATE, ramp(20)))
                    .containsOnly(new float[20]);
        }
    }

    @Test
    void gapsMoveWithTheAudioAroundThem() {
        for (int copy = 0; copy < 6; copy++) {
            List<PcmFrame> runs = Runs.of(
                    new TimeShift(CONFIG, "copy " + copy),
                    new PcmFrame(RATE, 50, RAMP),
                    new PcmFrame(RATE, 2000, RAMP));

            int shift = shiftOf(Runs.samples(new TimeShift(CONFIG, "copy " + copy), RATE, RAMP));
            assertThat(runs).hasSize(2);
            assertThat(runs.get(0).start()).isEqualTo(50);
            assertThat(runs.get(0).end()).isEqualTo(350 + shift);
            assertThat(runs.get(1).start()).isEqualTo(2000 + shift);
            assertThat(runs.get(1).end()).isEqualTo(2300);
        }
    }

    @Test
    void sameForAnyFrameSizes() {
        for (int copy = 0; copy < 6; copy++) {
            String stream = "copy " + copy;
            Runs.sameForAnyFrameSizes(
                    () -> new TimeShift(CONFIG, stream), new PcmFrame(RATE, 7, RAMP), new PcmFrame(RATE, 1000, RAMP));
        }
    }

    @Test
    void reactorForm() {
        List<PcmFrame> frames = new TestSignal(RATE).tone(1, 0.1).frames(1, 90);

        ReactorForm.check(TimeShift.operator(CONFIG, "s"), frames, Stages.run(new TimeShift(CONFIG, "s"), frames));
    }

    /** From 1 on, so that no sample is silence. */
    private static float[] ramp(int length) {
        float[] ramp = new float[length];
        IntStream.range(0, length).forEach(i -> ramp[i] = i + 1);
        return ramp;
    }

    private static int shiftOf(float[] shifted) {
        return shifted[0] == 0
                ? (int) IntStream.range(0, shifted.length)
                        .takeWhile(i -> shifted[i] == 0)
                        .count()
                : 1 - (int) shifted[0];
    }
}
