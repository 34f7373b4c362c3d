package dev.sonoflux.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class RechunkingTest {
    private static final ScriptedSource STREAM = ScriptedSource.at(8000)
            .captureStarted("microphone")
            .noise(Duration.ofMillis(100), 0.1)
            .noise(Duration.ofMillis(30), 0.1)
            .key(KeyPress.ENTER)
            .noise(Duration.ofMillis(10), 0.1)
            .gap(Duration.ofMillis(20))
            .noise(Duration.ofMillis(50), 0.1)
            .drop(Duration.ofMillis(5))
            .announcedGap(Duration.ofMillis(5))
            .noise(Duration.ofMillis(1), 0.1)
            .fault("it crackles");

    static List<Rechunking> rechunkings() {
        return List.of(
                Rechunking.ofSize(1),
                Rechunking.ofSize(160),
                Rechunking.ofSize(1_000_000),
                Rechunking.ofRandomSizes(300, 1),
                Rechunking.ofRandomSizes(7, 2));
    }

    @ParameterizedTest
    @MethodSource("rechunkings")
    void samplesGapsAndEventsStayWhereTheyAre(Rechunking rechunking) {
        List<AudioEvent> cut =
                STREAM.events().transform(rechunking.events()).collectList().block();

        assertThat(told(cut)).isEqualTo(told(STREAM.events().collectList().block()));
    }

    @Test
    void framesHaveTheSizeExceptBeforeWhatStandsBetweenThem() {
        List<AudioEvent> cut = STREAM.events()
                .transform(Rechunking.ofSize(160).events())
                .collectList()
                .block();

        assertThat(cut.stream().filter(PcmFrame.class::isInstance).map(e -> ((PcmFrame) e).length()))
                .containsExactly(160, 160, 160, 160, 160, 160, 80, 80, 160, 160, 80, 0, 8);
    }

    @Test
    void sizesAreRandomAndRepeatBySeed() {
        List<Integer> sizes = sizes(Rechunking.ofRandomSizes(50, 1));

        assertThat(sizes)
                .allMatch(size -> size >= 1 && size <= 50)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(3);
        assertThat(sizes(Rechunking.ofRandomSizes(50, 1))).isEqualTo(sizes);
        assertThat(sizes(Rechunking.ofRandomSizes(50, 2))).isNotEqualTo(sizes);
    }

    @Test
    void frameComesAsSoonAsItIsFull() {
        Flux<PcmFrame> frames = Flux.just(new PcmFrame(8000, 0, new float[10])).concatWith(Flux.never());

        StepVerifier.create(frames.transform(Rechunking.ofSize(4).frames()))
                .expectNextCount(2)
                .thenCancel()
                .verify();
    }

    @Test
    void sourceKeepsItsNameAndItsRate() {
        var source = Rechunking.ofSize(160).of(STREAM.named("kitchen"));

        assertThat(source.sampleRate()).hasValue(8000);
        assertThat(source.streams().map(AudioStream::name).collectList().block())
                .containsExactly("kitchen");
    }

    @Test
    void framesOfNothingAreRefused() {
        assertThatThrownBy(() -> Rechunking.ofSize(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Integer> sizes(Rechunking rechunking) {
        return Flux.just(new PcmFrame(8000, 0, new float[150]))
                .transform(rechunking.frames())
                .map(PcmFrame::length)
                .take(5)
                .collectList()
                .block();
    }

    /** Every sample with its position, and all else, in order. */
    private static List<Object> told(List<AudioEvent> events) {
        List<Object> told = new ArrayList<>();
        for (AudioEvent event : events) {
            if (event instanceof PcmFrame frame && frame.length() > 0) {
                for (int i = 0; i < frame.length(); i++) {
                    told.add(frame.start() + i + ": " + frame.samples()[i]);
                }
            } else if (event instanceof PcmFrame empty) {
                told.add("nothing at " + empty.start());
            } else {
                told.add(event);
            }
        }
        return told;
    }
}
