package dev.sonoflux.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class PacedSourceTest {
    private record Fixed(int rate, List<AudioStream> all) implements AudioSource {
        static Fixed of(int rate, AudioEvent... events) {
            return new Fixed(rate, List.of(new AudioStream("s", Flux.just(events))));
        }

        @Override
        public Flux<AudioStream> streams() {
            return Flux.fromIterable(all);
        }

        @Override
        public OptionalInt sampleRate() {
            return OptionalInt.of(rate);
        }
    }

    private static Flux<AudioEvent> events(AudioSource source) {
        return source.streams().concatMap(AudioStream::events);
    }

    @Test
    void noSampleIsHandedOnBeforeItsTime() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        Fault fault = new Fault(Fault.Severity.WARNING, "s", 8000, 400, "short");
        AudioSource source = new PacedSource(Fixed.of(8000, new PcmFrame(8000, 0, new float[400]), fault), clock);

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
        AudioSource source = new PacedSource(Fixed.of(16_000, new PcmFrame(16_000, 5, samples)), clock);

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
    void aSequenceReadsItsSourcesInOrderAndKnowsACommonRate() {
        AudioSource first = Fixed.of(8000, new PcmFrame(8000, 0, new float[1]));
        AudioSource second = Fixed.of(8000, new PcmFrame(8000, 0, new float[2]));
        AudioSource other = Fixed.of(16_000, new PcmFrame(16_000, 0, new float[3]));

        StepVerifier.create(events(new SequenceSource(List.of(second, first, other)))
                        .cast(PcmFrame.class)
                        .map(PcmFrame::length))
                .expectNext(2, 1, 3)
                .verifyComplete();
        assertThat(new SequenceSource(List.of(first, second)).sampleRate()).hasValue(8000);
        assertThat(new SequenceSource(List.of(first, other)).sampleRate()).isEmpty();
    }
}
