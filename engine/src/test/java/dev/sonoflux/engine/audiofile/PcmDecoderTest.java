package dev.sonoflux.engine.audiofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class PcmDecoderTest {
    private static final PcmFormat STEREO = new PcmFormat(16_000, 2, SampleEncoding.S16_LE);

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return noise;
    }

    @Test
    void whereTheBytesAreCutMakesNoDifference() {
        byte[] bytes = noise(4 * 500);
        float[] whole = new PcmDecoder(STEREO, ChannelMix.mean()).decode(bytes, bytes.length);
        Random random = new Random(2);
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + random.nextInt(12));
            pieces.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }

        List<PcmFrame> frames = Flux.fromIterable(pieces)
                .transform(PcmDecoder.operator(STEREO, ChannelMix.mean()))
                .collectList()
                .block();

        assertThat(whole).hasSize(500);
        long next = 0;
        for (PcmFrame frame : frames) {
            assertThat(frame.start()).isEqualTo(next);
            assertThat(frame.samples())
                    .containsExactly(Arrays.copyOfRange(whole, (int) next, (int) next + frame.length()));
            next = frame.end();
        }
        assertThat(next).isEqualTo(500);
    }

    @Test
    void channelsAreMixed() {
        byte[] halfAndQuarter = {0, 0x40, 0, 0x20};

        assertThat(new PcmDecoder(STEREO, ChannelMix.mean()).decode(halfAndQuarter, 4))
                .containsExactly(0.375f);
        assertThat(new PcmDecoder(STEREO, ChannelMix.channel(1)).decode(halfAndQuarter, 4))
                .containsExactly(0.25f);
    }

    @Test
    void incompleteSampleAtTheEndIsNotAudio() {
        List<PcmFrame> frames = Flux.just(noise(7))
                .transform(PcmDecoder.operator(STEREO, ChannelMix.mean()))
                .collectList()
                .block();

        assertThat(frames).extracting(PcmFrame::length).containsExactly(1);
    }

    @Test
    void channelThatTheFormatDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> new PcmDecoder(STEREO, ChannelMix.channel(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel 2 of 2");
    }
}
