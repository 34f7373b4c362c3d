package dev.sonoflux.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.AudioInfo;
import dev.sonoflux.engine.audiofile.AudioReader;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class RecordingEventsTest {
    private final FakeReader reader = new FakeReader();

    @Test
    void opensNothingBeforeTheFirstDemand() {
        StepVerifier.create(events(), 0)
                .expectSubscription()
                .then(() -> assertThat(reader.opened).isZero())
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(reader.opened).isEqualTo(1))
                .thenCancel()
                .verify();
    }

    @Test
    void readsNoFurtherThanWasAskedFor() {
        StepVerifier.create(events(), 0)
                .thenRequest(2)
                .expectNextCount(2)
                .then(() -> assertThat(reader.reads).isEqualTo(2))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(reader.reads).isEqualTo(3))
                .thenCancel()
                .verify();
    }

    @Test
    void closesTheFileWhenItIsCancelledWithoutDemand() {
        StepVerifier.create(events(), 1)
                .expectNextCount(1)
                .then(() -> assertThat(reader.closed).isZero())
                .thenCancel()
                .verify();

        assertThat(reader.closed).isEqualTo(1);
    }

    @Test
    void closesTheFileOnceWhenDownstreamHasEnough() {
        List<AudioEvent> taken = events().take(3).collectList().block();

        assertThat(taken).hasSize(3);
        assertThat(reader.closed).isEqualTo(1);
    }

    @Test
    void closesTheFileOnceAtItsEnd() {
        reader.length = 5;

        assertThat(events().count().block()).isEqualTo(5);
        assertThat(reader.closed).isEqualTo(1);
    }

    @Test
    void closesTheFileWhenDownstreamFails() {
        StepVerifier.create(events().map(e -> {
                    throw new IllegalStateException("downstream");
                }))
                .verifyErrorMessage("downstream");

        assertThat(reader.closed).isEqualTo(1);
    }

    @Test
    void givesTheWarningsAfterTheSamples() {
        reader.length = 1;
        reader.warnings = List.of(
                new Fault(Severity.WARNING, "a", 8000, 1, "first"),
                new Fault(Severity.WARNING, "a", 8000, 1, "second"));

        StepVerifier.create(events(), 0)
                .thenRequest(1)
                .expectNextMatches(PcmFrame.class::isInstance)
                .thenRequest(2)
                .expectNext(reader.warnings.get(0), reader.warnings.get(1))
                .thenRequest(1)
                .verifyComplete();
    }

    @Test
    void saysWhereTheFileBroke() {
        reader.breaksAt = 4;

        StepVerifier.create(events())
                .expectNextCount(4)
                .expectNext(new Fault(Severity.ERROR, "word.wav", 8000, 4, "broken"))
                .verifyComplete();
        assertThat(reader.closed).isEqualTo(1);
    }

    private Flux<AudioEvent> events() {
        return RecordingEvents.of(
                "word.wav",
                () -> {
                    reader.opened++;
                    return reader;
                },
                1);
    }

    /** One sample a read, for ever unless told otherwise. */
    private static final class FakeReader implements AudioReader {
        private long length = Long.MAX_VALUE;
        private long breaksAt = Long.MAX_VALUE;
        private List<Fault> warnings = List.of();
        private int opened;
        private int reads;
        private int closed;
        private long position;

        @Override
        public AudioInfo info() {
            return new AudioInfo("fake", "fake", 8000, 1, OptionalLong.empty());
        }

        @Override
        public int read(float[] out) {
            reads++;
            if (position == breaksAt) {
                throw new SonofluxException("broken");
            }
            if (position == length) {
                return -1;
            }
            position++;
            return 1;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public List<Fault> warnings() {
            return warnings;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
