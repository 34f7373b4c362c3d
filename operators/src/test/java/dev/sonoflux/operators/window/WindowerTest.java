package dev.sonoflux.operators.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.SpeechEvent.EndReason;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.testkit.source.Rechunking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class WindowerTest {
    private static final int RATE = 1000;
    private static final WindowConfig SLIDING = WindowConfig.sliding(Duration.ofMillis(100), Duration.ofMillis(40));

    /** A segment at 1 kHz with 15 ms of pre-roll and 25 ms of hangover, said ten samples at a time. */
    private static List<SpeechEvent> segment(long number, long start, int length) {
        long end = start + length;
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = start + i;
        }
        List<SpeechEvent> events = new ArrayList<>();
        events.add(new SpeechEvent.Started(number, RATE, start, start + 15, start + 10));
        PcmFrame whole = new PcmFrame(RATE, start, samples);
        for (int at = 0; at < length; at += 10) {
            PcmFrame part = whole.slice(at, Math.min(length, at + 10));
            events.add(new SpeechEvent.Samples(number, part, Math.min(part.end(), end - 25), part.end()));
        }
        events.add(new SpeechEvent.Ended(number, RATE, start, end, start + 15, end - 25, EndReason.SILENCE, end + 10));
        return events;
    }

    private static List<AudioWindow> run(WindowConfig config, List<SpeechEvent> events) {
        return Stages.run(new Windower(config), events);
    }

    private static Tuple bounds(long start, long end, long heard, boolean last) {
        return Tuple.tuple(start, end, heard, last);
    }

    private static List<Tuple> bounds(List<AudioWindow> windows) {
        return windows.stream()
                .map(w -> bounds(w.start(), w.end(), w.heard(), w.last()))
                .toList();
    }

    @Test
    void windowsFollowEachOtherByTheStrideAndTheLastOneEndsWithTheSegment() {
        List<AudioWindow> windows = run(SLIDING, segment(3, 500, 250));

        assertThat(bounds(windows))
                .containsExactly(
                        bounds(500, 600, 610, false),
                        bounds(540, 640, 650, false),
                        bounds(580, 680, 690, false),
                        bounds(620, 720, 730, false),
                        bounds(650, 750, 760, true));
        assertThat(windows).allSatisfy(w -> {
            assertThat(w.segment()).isEqualTo(3);
            assertThat(w.speechStart()).isEqualTo(515);
            assertThat(w.samples()[0]).isEqualTo(w.start());
            assertThat(w.samples()[99]).isEqualTo(w.end() - 1);
        });
        assertThat(windows).extracting(AudioWindow::speechEnd).containsExactly(610L, 650L, 690L, 725L, 725L);
    }

    @Test
    void theLastWindowIsNotMadeTwiceWhereAStrideEndsWithTheSegment() {
        assertThat(bounds(run(SLIDING, segment(0, 0, 140))))
                .containsExactly(bounds(0, 100, 110, false), bounds(40, 140, 150, true));
        assertThat(bounds(run(SLIDING, segment(0, 0, 100)))).containsExactly(bounds(0, 100, 110, true));
    }

    @Test
    void aSegmentShorterThanAWindowBecomesOneShorterWindow() {
        assertThat(bounds(run(SLIDING, segment(0, 200, 60)))).containsExactly(bounds(200, 260, 270, true));
    }

    @Test
    void theStrideMayBeLongerThanTheWindow() {
        WindowConfig config = WindowConfig.sliding(Duration.ofMillis(30), Duration.ofMillis(70));

        assertThat(bounds(run(config, segment(0, 0, 150))))
                .containsExactly(bounds(0, 30, 40, false), bounds(70, 100, 110, false), bounds(120, 150, 160, true));
    }

    @Test
    void theWholeSegmentIsOneWindow() {
        List<AudioWindow> windows = run(WindowConfig.wholeSegment(), segment(0, 500, 250));

        assertThat(bounds(windows)).containsExactly(bounds(500, 750, 760, true));
        assertThat(windows.get(0).samples()).startsWith(500f).endsWith(749f);
    }

    @Test
    void aMarginLimitsPreRollAndHangover() {
        WindowConfig.WholeSegment whole = WindowConfig.wholeSegment();

        assertThat(bounds(run(whole.withMargin(Duration.ofMillis(5)), segment(0, 500, 250))))
                .containsExactly(bounds(510, 730, 760, true));
        assertThat(bounds(run(whole.withMargin(Duration.ofMillis(20)), segment(0, 500, 250))))
                .containsExactly(bounds(500, 745, 760, true));
    }

    @Test
    void everySegmentHasExactlyOneLastWindow() {
        Random random = new Random(7);
        List<SpeechEvent> events = new ArrayList<>();
        long start = 4_000_000_000L;
        for (int segment = 0; segment < 50; segment++) {
            int length = 50 + random.nextInt(400);
            events.addAll(segment(segment, start, length));
            start += length;
        }

        for (WindowConfig config : List.of(SLIDING, WindowConfig.wholeSegment())) {
            List<AudioWindow> lasts =
                    run(config, events).stream().filter(AudioWindow::last).toList();
            assertThat(lasts)
                    .extracting(AudioWindow::segment)
                    .doesNotHaveDuplicates()
                    .hasSize(50);
        }
    }

    @Test
    void howTheSamplesWereCutMakesNoDifferenceToTheWindows() {
        List<SpeechEvent> said = segment(0, 500, 333);
        SpeechEvent.Ended ended = (SpeechEvent.Ended) said.get(said.size() - 1);
        float[] samples = run(WindowConfig.wholeSegment(), said).get(0).samples();
        List<SpeechEvent> recut = new ArrayList<>(said.subList(0, 1));
        Flux.just(new PcmFrame(RATE, 500, samples))
                .transform(Rechunking.ofRandomSizes(70, 1).frames())
                .toIterable()
                .forEach(f -> recut.add(new SpeechEvent.Samples(0, f, f.end(), f.end())));
        recut.add(ended);

        assertThat(run(SLIDING, recut))
                .usingRecursiveComparison()
                .ignoringFields("heard", "speechEnd")
                .isEqualTo(run(SLIDING, said));
    }

    @Test
    void refusesLengthsThatAreNotPositive() {
        assertThatThrownBy(() -> WindowConfig.sliding(Duration.ZERO, Duration.ofMillis(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("duration");
        assertThatThrownBy(() -> WindowConfig.sliding(Duration.ofMillis(10), Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stride");
        assertThatThrownBy(() -> WindowConfig.wholeSegment().withMargin(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("margin");
    }

    @Test
    void worksAsAReactorOperator() {
        List<SpeechEvent> events = segment(0, 500, 250);

        ReactorForm.check(Windower.operator(SLIDING), events, run(SLIDING, events));
    }
}
