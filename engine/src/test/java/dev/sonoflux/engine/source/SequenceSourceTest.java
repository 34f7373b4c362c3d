package dev.sonoflux.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class SequenceSourceTest {
    private static Flux<AudioEvent> events(AudioSource source) {
        return source.streams().concatMap(AudioStream::events);
    }

    @Test
    void aSequenceReadsItsSourcesInOrderAndKnowsACommonRate() {
        AudioSource first = FixedSource.of(8000, new PcmFrame(8000, 0, new float[1]));
        AudioSource second = FixedSource.of(8000, new PcmFrame(8000, 0, new float[2]));
        AudioSource other = FixedSource.of(16_000, new PcmFrame(16_000, 0, new float[3]));

        StepVerifier.create(events(new SequenceSource(List.of(second, first, other)))
                        .cast(PcmFrame.class)
                        .map(PcmFrame::length))
                .expectNext(2, 1, 3)
                .verifyComplete();
        assertThat(new SequenceSource(List.of(first, second)).sampleRate()).hasValue(8000);
        assertThat(new SequenceSource(List.of(first, other)).sampleRate()).isEmpty();
    }

    @Test
    void streamsOfOneNameAreToldApartEachTimeTheyAreRead() {
        AudioSource source = FixedSource.of(8000);
        Flux<String> names =
                new SequenceSource(List.of(source, source, source)).streams().map(AudioStream::name);

        for (int reading = 0; reading < 2; reading++) {
            StepVerifier.create(names).expectNext("s", "s#2", "s#3").verifyComplete();
        }
    }
}
