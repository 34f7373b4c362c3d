package dev.sonoflux.engine.audiofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class WavDecoderTest {
    private static final byte[] SAMPLES =
            WavBytes.shorts(IntStream.range(0, 500).map(i -> i * 7 % 30_000).toArray());
    private static final byte[] WAV = new WavBytes()
            .chunk("LIST", new byte[301])
            .fmt(1, 1, 8000, 16)
            .chunk("fact", new byte[4])
            .chunk("data", SAMPLES)
            .chunk("cue ", new byte[33])
            .bytes();

    private static List<AudioEvent> decoded(byte[] wav, int longest) {
        Random random = new Random(longest);
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < wav.length; ) {
            int to = Math.min(wav.length, from + 1 + random.nextInt(longest));
            pieces.add(Arrays.copyOfRange(wav, from, to));
            from = to;
        }
        return Flux.fromIterable(pieces)
                .transform(WavDecoder.operator("upload", ChannelMix.mean()))
                .collectList()
                .block();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 700, 5000})
    void whereTheBytesAreCutMakesNoDifference(int longest) {
        float[] expected = new float[500];
        for (int i = 0; i < 500; i++) {
            expected[i] = i * 7 % 30_000 / 32_768f;
        }

        float[] samples = new float[500];
        long next = 0;
        for (AudioEvent event : decoded(WAV, longest)) {
            PcmFrame frame = (PcmFrame) event;
            assertThat(frame.sampleRate()).isEqualTo(8000);
            assertThat(frame.start()).isEqualTo(next);
            System.arraycopy(frame.samples(), 0, samples, (int) next, frame.length());
            next = frame.end();
        }

        assertThat(next).isEqualTo(500);
        assertThat(samples).containsExactly(expected);
    }

    @Test
    void samplesComeBeforeTheFileHasEnded() {
        StepVerifier.create(Flux.just(Arrays.copyOf(WAV, WAV.length - 200))
                        .concatWith(Flux.never())
                        .transform(WavDecoder.operator("upload", ChannelMix.mean())))
                .expectNextCount(1)
                .thenCancel()
                .verify();
    }

    @Test
    void fileThatStopsEarlyGivesWhatItHasAndThenAWarning() {
        List<AudioEvent> events = decoded(Arrays.copyOf(WAV, WAV.length - 42 - 401), 64);

        assertThat(events.subList(0, events.size() - 1)).hasOnlyElementsOfType(PcmFrame.class);
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.severity()).isEqualTo(Fault.Severity.WARNING);
            assertThat(fault.position()).isEqualTo(299);
            assertThat(fault.message()).contains("upload: is truncated", "promises 500", "holds 299");
        });
    }

    @Test
    void fileThatDoesNotKnowItsLengthGoesOnToItsEnd() {
        byte[] piped = new WavBytes()
                .fmt(1, 1, 8000, 16)
                .chunk("data", 0xffff_ffffL, SAMPLES)
                .bytes();

        assertThat(decoded(piped, 100).stream()
                        .mapToInt(e -> ((PcmFrame) e).length())
                        .sum())
                .isEqualTo(500);
    }

    private static void assertRefused(byte[] wav, int longest, String message) {
        assertThat(decoded(wav, longest)).singleElement().isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.severity()).isEqualTo(Fault.Severity.ERROR);
            assertThat(fault.subject()).isEqualTo("upload");
            assertThat(fault.message()).contains(message);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100})
    void whatIsNoWavFileIsRefused(int longest) {
        byte[] flac = "fLaC, and something more".getBytes(StandardCharsets.US_ASCII);

        assertRefused(flac, longest, "upload, byte 0: this is not WAV: it starts with bytes 66 4c 61 43");
    }

    @Test
    void nothingMoreIsAskedForAfterAnError() {
        StepVerifier.create(Flux.just(new byte[20], new byte[20])
                        .concatWith(Flux.never())
                        .transform(WavDecoder.operator("upload", ChannelMix.mean())))
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 12, 30, 320})
    void fileThatEndsWithinItsHeaderIsRefused(int length) {
        assertRefused(Arrays.copyOf(WAV, length), 5, "upload, byte ");
    }

    @Test
    void headerWithoutEndIsRefusedBeforeItFillsTheMemory() {
        byte[] endless =
                new WavBytes().chunk("LIST", 0x7000_0000L, new byte[2_000_000]).bytes();

        assertRefused(endless, 200_000, "no samples come within the first 1048576 bytes");
    }

    @Test
    void headerOfManyChunksThatComesByteByByteIsReadInPassing() {
        WavBytes chunks = new WavBytes();
        for (int i = 0; i < 50_000; i++) {
            chunks.chunk("JUNK", new byte[0]);
        }
        byte[] wav = chunks.fmt(1, 1, 8000, 16).chunk("data", SAMPLES).bytes();

        long samples = assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> decoded(wav, 1).stream()
                        .mapToLong(e -> ((PcmFrame) e).length())
                        .sum());

        assertThat(samples).isEqualTo(500);
    }

    @Test
    void channelThatTheFileDoesNotHaveIsRefused() {
        List<AudioEvent> events = Stages.run(new WavDecoder("upload", ChannelMix.channel(1)), List.of(WAV, WAV));

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.message()).contains("there is no channel 1"));
    }
}
