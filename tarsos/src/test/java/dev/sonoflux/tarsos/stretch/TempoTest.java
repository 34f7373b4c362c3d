package dev.sonoflux.tarsos.stretch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.tarsos.Streams;
import dev.sonoflux.testkit.signal.Voice;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTest {
    private static final int RATE = 8000;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.93, 1.07, 1.25, 2})
    void lengthIsDividedByTheFactorToTheSampleAndThePitchStays(double factor) {
        float[] tone = Streams.tone(RATE, 3, 220);

        float[] changed = Streams.samples(fixed(factor), RATE, tone);

        assertThat(changed).hasSize((int) Math.round(tone.length / factor));
        assertThat(Streams.frequency(changed, RATE)).isCloseTo(220, within(0.5));
        assertThat(Streams.rms(changed, RATE, 0.1, changed.length / (double) RATE - 0.1))
                .isCloseTo(0.2, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1.25})
    void soundsComeWhenTheyShould(double factor) {
        float[] stream = new float[60 * RATE];
        float[] word = Streams.tone(RATE, 0.5, 300);
        System.arraycopy(word, 0, stream, 50 * RATE, word.length);

        float[] changed = Streams.samples(fixed(factor), RATE, stream);

        int first = 0;
        while (Math.abs(changed[first]) < 0.05) {
            first++;
        }
        assertThat(first / (double) RATE).isCloseTo(50 / factor, within(0.02));
    }

    @Test
    void theFirstSamplesAreNotFadedIn() {
        float[] voice = Voice.at(RATE).speech(Duration.ofSeconds(1)).samples();

        float[] changed = Streams.samples(fixed(1.1), RATE, voice);

        assertThat(Arrays.copyOf(changed, 40)).containsExactly(Arrays.copyOf(voice, 40), within(1e-7f));
    }

    @Test
    void factorOneChangesNothing() {
        float[] voice = Voice.at(RATE).speech(Duration.ofSeconds(1)).samples();

        assertThat(Streams.samples(fixed(1), RATE, voice)).isEqualTo(voice);
    }

    @Test
    void gapsComeOutAtTheirDividedPositions() {
        float[] voice = Voice.at(RATE).speech(Duration.ofSeconds(1)).samples();

        List<PcmFrame> runs = Streams.runs(
                fixed(0.8),
                new PcmFrame(RATE, 0, voice),
                new PcmFrame(RATE, 10_000, new float[0]),
                new PcmFrame(RATE, 10_000, voice));

        assertThat(runs).extracting(PcmFrame::start).containsExactly(0L, 12_500L);
        assertThat(runs).extracting(PcmFrame::length).containsExactly(10_000, 10_000);
        assertThat(runs.get(1).samples()).isEqualTo(runs.get(0).samples());
    }

    @Test
    void sameForAnyFrameSizes() {
        float[] voice = Voice.at(RATE).speech(Duration.ofMillis(1300)).samples();
        Streams.sameForAnyFrameSizes(
                () -> fixed(1.15), new PcmFrame(RATE, 0, voice), new PcmFrame(RATE, 20_000, voice));
    }

    @Test
    void theFactorIsDrawnForTheStreamsName() {
        TempoConfig config = new TempoConfig(Range.of(0.8, 1.25), 3);
        float[] voice = Voice.at(RATE).speech(Duration.ofSeconds(1)).samples();

        int once = Streams.samples(new Tempo(config, "a"), RATE, voice).length;

        assertThat(once).isBetween(6400, 10_000);
        assertThat(Streams.samples(new Tempo(config, "a"), RATE, voice)).hasSize(once);
        assertThat(Streams.samples(new Tempo(config, "b"), RATE, voice).length).isNotEqualTo(once);
        assertThat(Streams.samples(new Tempo(config.withSeed(4), "a"), RATE, voice).length)
                .isNotEqualTo(once);
    }

    @Test
    void aStreamOfLessThanABlockKeepsItsProportion() {
        assertThat(Streams.samples(fixed(2), RATE, Streams.tone(RATE, 0.01, 300)))
                .hasSize(40);
        assertThat(Streams.runs(fixed(2), new PcmFrame(RATE, 0, new float[0]))).isEmpty();
    }

    @Test
    void nothingIsPrinted() {
        PrintStream former = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Streams.samples(fixed(1.1), RATE, new float[RATE]);
            System.out.print("after");
        } finally {
            System.setOut(former);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("after");
    }

    @Test
    void whoTakesHoldOfStandardOutputWhileItIsMutedLosesNothingLater() {
        PrintStream former = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<PrintStream> taken = new ArrayList<>();
        PrintStream output = new PrintStream(printed, true, StandardCharsets.UTF_8) {
            @Override
            public void flush() {
                if (System.out != this) {
                    taken.add(System.out);
                }
                super.flush();
            }
        };
        try {
            System.setOut(output);
            Streams.samples(fixed(1.1), RATE, new float[RATE]);
        } finally {
            System.setOut(former);
        }
        assertThat(taken).isNotEmpty();
        taken.get(0).print("a detection");
        taken.get(0).flush();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("a detection");
    }

    private static Tempo fixed(double factor) {
        return new Tempo(TempoConfig.ofFactor(factor), "s");
    }
}
