package dev.sonoflux.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavBytes;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class InputStreamSourceTest {
    private static final ReadOptions RAW = ReadOptions.ofDefaults()
            .withRawFormat(new PcmFormat(8000, 1, SampleEncoding.S16_LE))
            .withFrameSize(2);

    @Test
    void recognisesAWavFile() {
        PipeStub pipe = new PipeStub(WavBytes.ofShorts(0x4000, -0x4000));

        AudioStream stream = stream(pipe, ReadOptions.ofDefaults());

        assertThat(stream.name()).isEqualTo("stdin");
        assertThat(stream.frames().blockFirst().samples()).containsExactly(0.5f, -0.5f);
    }

    @Test
    void readsNoFurtherThanTheFramesThatWereAskedFor() {
        PipeStub pipe = new PipeStub(WavBytes.shorts(1, 2, 3, 4, 5));

        StepVerifier.create(stream(pipe, RAW).events(), 0)
                .expectSubscription()
                .then(() -> assertThat(pipe.available()).isEqualTo(10))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(pipe.available()).isEqualTo(6))
                .thenCancel()
                .verify();
    }

    @Test
    void leavesTheInputOpen() {
        PipeStub pipe = new PipeStub(WavBytes.shorts(1, 2, 3));

        assertThat(stream(pipe, RAW)
                        .frames()
                        .map(PcmFrame::length)
                        .collectList()
                        .block())
                .containsExactly(2, 1);
        assertThat(pipe.closed).isFalse();
    }

    @Test
    void canBeReadOnlyOnce() {
        AudioStream stream = stream(new PipeStub(WavBytes.shorts(1, 2)), RAW);
        stream.events().blockLast();

        assertThat(stream.events().blockLast())
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.message())
                                .isEqualTo("stdin: can be read only once; save it to a file to read it again"));
    }

    @Test
    void warnsWhereTheInputEndsInsideASample() {
        AudioStream stream = stream(new PipeStub(new byte[] {1, 2, 3}), RAW);

        assertThat(stream.events().blockLast())
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.message())
                                .isEqualTo("stdin: ends inside a sample; the last 1 bytes are left out"));
    }

    private static AudioStream stream(PipeStub pipe, ReadOptions options) {
        return InputStreamSource.of(InputStreamSource.STANDARD_INPUT, pipe, options)
                .streams()
                .blockFirst();
    }

    private static final class PipeStub extends ByteArrayInputStream {
        private boolean closed;

        PipeStub(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
