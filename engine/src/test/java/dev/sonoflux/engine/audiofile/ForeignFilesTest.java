package dev.sonoflux.engine.audiofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that SoX 14.4.2 wrote: {@code sox -D -R -r RATE -n -c 2 NAME synth 1000s sine 440 sine 1000 vol 0.5}, so that the
 * samples are known by formula.
 */
class ForeignFilesTest {
    private static final int FRAMES = 1000;

    /** Where the first of the three blocks of 1,152 samples of {@code blocks.flac} begins; each takes 3,417 bytes. */
    private static final int BLOCKS_START = 114;

    @ParameterizedTest
    @CsvSource({
        "s16.wav, WAV, s16le, 8000, 16",
        "extensible-s24.wav, WAV, s24le, 8000, 24",
        "f32.wav, WAV, f32le, 8000, 24",
        "mulaw.wav, WAV, mulaw, 8000, 6",
        "alaw.wav, WAV, alaw, 8000, 6",
        "piped.wav, WAV, s16le, 8000, 16",
        "s8.aiff, AIFF, s8, 8000, 8",
        "s16.aiff, AIFF, s16be, 8000, 16",
        "s16.aifc, AIFF, s16be, 8000, 16",
        "s24.aiff, AIFF, s24be, 8000, 24",
        "s16.au, AU, s16be, 8000, 16",
        "s24.au, AU, s24be, 8000, 24",
        "f32.au, AU, f32be, 8000, 24",
        "mulaw.au, AU, mulaw, 8000, 6",
        "alaw.au, AU, alaw, 8000, 6",
        "s8.flac, FLAC, flac 8 bit, 8000, 8",
        "s16.flac, FLAC, flac 16 bit, 8000, 16",
        "s24.flac, FLAC, flac 24 bit, 8000, 24",
        "s16-12345hz.flac, FLAC, flac 16 bit, 12345, 16",
        "s24-96khz.flac, FLAC, flac 24 bit, 96000, 24",
    })
    void givesTheSamplesThatWereWritten(String name, String container, String encoding, int rate, int bits)
            throws IOException {
        byte[] file = Reading.fixture(name);
        float tolerance = (float) Math.scalb(1.01, 1 - bits);

        Reading left = Reading.of(file, ChannelMix.channel(0));
        Reading right = Reading.of(file, ChannelMix.channel(1));
        Reading mix = Reading.of(file);

        assertThat(left.info().container()).isEqualTo(container);
        assertThat(left.info().encoding()).isEqualTo(encoding);
        assertThat(left.info().sampleRate()).isEqualTo(rate);
        assertThat(left.info().channels()).isEqualTo(2);
        assertThat(left.warnings()).isEmpty();
        assertThat(left.samples()).hasSize(FRAMES);
        assertThat(right.samples()).hasSize(FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            assertThat(left.samples()[i]).isCloseTo(tone(440, rate, i), within(tolerance));
            assertThat(right.samples()[i]).isCloseTo(tone(1000, rate, i), within(tolerance));
            assertThat(mix.samples()[i]).isEqualTo((float) ((left.samples()[i] + (double) right.samples()[i]) / 2));
        }
    }

    @Test
    void decodesIncompressibleFlacToTheBit() throws IOException {
        Reading flac = Reading.of(Reading.fixture("noise-s24.flac"), ChannelMix.channel(1));
        Reading wav = Reading.of(Reading.fixture("noise-s24.wav"), ChannelMix.channel(1));

        assertThat(flac.samples()).hasSize(600).containsExactly(wav.samples());
    }

    @Test
    void givesTheWholeBlocksOfATruncatedFlacFile() throws IOException {
        byte[] whole = Reading.fixture("blocks.flac");
        float[] all = Reading.of(whole).samples();
        for (int cut = BLOCKS_START; cut < whole.length; cut += 11) {
            Reading reading = Reading.of(Arrays.copyOf(whole, cut));

            int blocks = cut < BLOCKS_START + 3417 ? 0 : cut < BLOCKS_START + 6834 ? 1 : 2;
            assertThat(reading.samples()).containsExactly(Arrays.copyOf(all, blocks * 1152));
            assertThat(reading.warnings()).as("cut at %d", cut).hasSize(1);
            assertThat(reading.warnings().get(0).message())
                    .contains("promises 3000 samples per channel, and it holds " + blocks * 1152);
        }
    }

    @Test
    void givesTheBlocksBeforeADamagedOne() throws IOException {
        byte[] damaged = Reading.fixture("blocks.flac");
        damaged[BLOCKS_START + 6834 + 500] ^= 1;
        AudioReader reader = AudioReader.of(new ByteArrayInputStream(damaged), "test.flac", ChannelMix.mean());
        float[] block = new float[4096];

        int read = reader.read(block);

        assertThat(read).isEqualTo(2 * 1152);
        assertThatThrownBy(() -> reader.read(block))
                .isInstanceOf(AudioFileException.class)
                .hasMessageStartingWith("test.flac, byte ");
        assertThat(reader.position()).isEqualTo(2 * 1152);
        reader.close();
    }

    @Test
    void refusesAFlacFrameWhoseChecksumIsWrong() throws IOException {
        byte[] damaged = Reading.fixture("noise-s24.flac");
        damaged[damaged.length - 100] ^= 1;

        assertThatThrownBy(() -> Reading.of(damaged))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("the checksum of the FLAC frame that starts here is wrong");
    }

    @ParameterizedTest
    @CsvSource({"s16.aiff, 4", "s16.au, 4"})
    void warnsOfTruncationInOtherContainers(String name, int frameBytes) throws IOException {
        byte[] whole = Reading.fixture(name);

        Reading reading = Reading.of(Arrays.copyOf(whole, whole.length - 100 * frameBytes));

        assertThat(reading.samples()).hasSize(900);
        assertThat(reading.warnings()).hasSize(1);
        assertThat(reading.warnings().get(0).message()).contains("promises 1000 samples per channel, and it holds 900");
    }

    private static float tone(double hertz, int rate, int index) {
        return (float) (0.5 * Math.sin(2 * Math.PI * hertz * index / rate));
    }
}
