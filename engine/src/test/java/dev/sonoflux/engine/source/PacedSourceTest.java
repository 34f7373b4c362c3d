package dev.sonoflux.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class PacedSourceTest {
    private static Flux<AudioEvent> events(AudioSource source) {
        return source.streams().concatMap(AudioStream::events);
    }

    @Test
    void noSampleIsHandedOnBeforeItsTime() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        Fault fault = new Fault(Fault.Severity.WARNING, "s", 8000, 400, "short");
        AudioSource source = new PacedSource(FixedSource.of(8000, new PcmFrame(8000, 0, new float[400]), fault), clock);

        StepVerifier.withVirtualTime(() -> events(source), () -> clock, Long.MAX_VALUE)
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(20))
                .assertNext(e -> assertThat(((PcmFrame) e).end()).isEqualTo(160))
                .expectNoEvent(Duration.ofMillis(20))
                .assertNext(e -> assertThat(((PcmFrame) e).end()).isEqualTo(320))
                .expectNoEvent(Duration.ofMillis(10))
                .assertNext(e -> assertThat(((PcmFrame) e).end()).isEqualTo(400))
                .expectNext(fault)
                .verifyComplete();
    }

    @Test
    void samplesAreUnchanged() {
        float[] samples = new float[1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i;
        }
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        AudioSource source = new PacedSource(FixedSource.of(16_000, new PcmFrame(16_000, 5, samples)), clock);

        StepVerifier.withVirtualTime(() -> events(source).cast(PcmFrame.class).collectList(), () -> clock, 1)
                .thenAwait(Duration.ofSeconds(1))
                .assertNext(frames -> {
                    long position = 5;
                    for (PcmFrame frame : frames) {
                        assertThat(frame.start()).isEqualTo(position);
                        assertThat(frame.samples()[0]).isEqualTo(position - 5f);
                        position = frame.end();
                    }
                    assertThat(position).isEqualTo(1005);
                })
                .verifyComplete();
    }

    @Test
    void anEmptyFrameThatTellsOfAGapIsHandedOnInItsTime() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        PcmFrame gap = new PcmFrame(8000, 800, new float[0]);
        AudioSource source = new PacedSource(FixedSource.of(8000, gap), clock);

        StepVerifier.withVirtualTime(() -> events(source), () -> clock, Long.MAX_VALUE)
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(100))
                .expectNext(gap)
                .verifyComplete();
    }

    @Test
    void aStreamsTimeBeginsWhenTheOneBeforeItHasEnded() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        FixedSource source = FixedSource.of(8000, new PcmFrame(8000, 0, new float[160]));
        AudioSource twice = new PacedSource(new SequenceSource(List.of(source, source)), clock);

        StepVerifier.withVirtualTime(() -> events(twice), () -> clock, Long.MAX_VALUE)
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(20))
                .expectNextCount(1)
                .expectNoEvent(Duration.ofMillis(20))
                .expectNextCount(1)
                .verifyComplete();
    }
}
