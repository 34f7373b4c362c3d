package dev.sonoflux.engine.audiofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenFilesTest {
    private static final byte[] DATA = WavBytes.shorts(1, 2);
    private static final int GUID_END = 0x719b_3800;

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                arguments(new byte[0], 0, "the file is empty"),
                arguments(text("hello, world"), 0, "it starts with bytes 68 65 6c 6c"),
                arguments(text("OggS...."), 0, "what is usual for an Ogg file; convert it"),
                arguments(text("ID3....."), 0, "what is usual for an MP3 file"),
                arguments(text("....ftypM4A "), 0, "what is usual for an MP4 or M4A file"),
                arguments(text("RIFX....WAVE"), 0, "a big-endian WAV file (RIFX)"),
                arguments(text("RIFF"), 4, "the file ends inside the RIFF header, 4 bytes short"),
                arguments(text("RIFF....AVI "), 8, "holds no audio but 'AVI '"),
                arguments(text("RIFF....W\33\nE"), 8, "holds no audio but 'W??E'"),
                arguments(new WavBytes().bytes(), 12, "ends without a format (fmt chunk) and samples (data chunk)"),
                arguments(new WavBytes().fmt(1, 1, 8000, 16).bytes(), 36, "the file ends without samples (data chunk)"),
                arguments(
                        new WavBytes().chunk("data", DATA).fmt(1, 1, 8000, 16).bytes(),
                        20,
                        "the samples (data chunk) come before their format (fmt chunk)"),
                arguments(
                        new WavBytes().fmt(1, 1, 8000, 16).raw('d', 'a', 't').bytes(),
                        39,
                        "ends inside the header of a chunk, 5 bytes short"),
                arguments(
                        new WavBytes().chunk("fmt ", new byte[14]).bytes(),
                        20,
                        "the fmt chunk is 14 bytes long; it takes at least 16"),
                arguments(
                        new WavBytes().chunk("fmt ", 0xffff_fff0L, new byte[10]).bytes(),
                        30,
                        "ends inside the fmt chunk, 30 bytes short"),
                arguments(
                        new WavBytes().fmt(1, 1, 8000, 16).fmt(1, 1, 8000, 16).bytes(),
                        44,
                        "this is a second fmt chunk"),
                arguments(wav(1, 0, 8000, 16), 22, "states 0 channels; 1 to 256"),
                arguments(wav(1, 257, 8000, 16), 22, "states 257 channels; 1 to 256"),
                arguments(wav(1, 1, 0, 16), 24, "a sample rate of 0 Hz; 1 to 768000"),
                arguments(wav(1, 1, -1, 16), 24, "a sample rate of 4294967295 Hz"),
                arguments(wav(1, 1, 8000, 0), 34, "integer samples of 0 bits; 1 to 32"),
                arguments(wav(1, 1, 8000, 64), 34, "integer samples of 64 bits; 1 to 32"),
                arguments(wav(3, 1, 8000, 16), 34, "floating-point samples of 16 bits; 32 or 64"),
                arguments(wav(6, 1, 8000, 16), 34, "A-law samples of 16 bits; 8"),
                arguments(wav(7, 1, 8000, 16), 34, "\u00b5-law samples of 16 bits; 8"),
                arguments(wav(2, 1, 8000, 4), 20, "compressed by Microsoft ADPCM (format 0x0002)"),
                arguments(wav(0x55, 1, 8000, 0), 20, "compressed by MP3 (format 0x0055)"),
                arguments(wav(0x1234, 1, 8000, 16), 20, "an unknown codec (format 0x1234)"),
                arguments(
                        new WavBytes()
                                .chunk("fmt ", WavBytes.fmtBytes(1, 2, 8000, 16, 2))
                                .chunk("data", DATA)
                                .bytes(),
                        32,
                        "a frame of 2 channels of 16 bits takes 4 bytes, and the fmt chunk says 2"),
                arguments(
                        new WavBytes()
                                .chunk("fmt ", Arrays.copyOf(WavBytes.extensibleFmt(1, 16, 16, GUID_END), 24))
                                .bytes(),
                        20,
                        "the fmt chunk is extensible, and 24 bytes long; that takes 40"),
                arguments(
                        new WavBytes()
                                .chunk("fmt ", WavBytes.extensibleFmt(1, 16, 24, GUID_END))
                                .bytes(),
                        38,
                        "24 valid bits don't fit into samples of 16 bits"),
                arguments(
                        new WavBytes()
                                .chunk("fmt ", WavBytes.extensibleFmt(1, 16, 16, 0))
                                .bytes(),
                        44,
                        "the subformat is none that is known"),
                arguments(
                        new WavBytes().form("RF64").fmt(1, 1, 8000, 16).bytes(),
                        20,
                        "starts with its sizes (ds64 chunk), and this one with 'fmt '"),
                arguments(
                        new WavBytes().form("RF64").chunk("ds64", new byte[8]).bytes(),
                        20,
                        "the ds64 chunk is 8 bytes long; it takes at least 24"),
                arguments(
                        new WavBytes()
                                .form("BW64")
                                .chunk("ds64", WavBytes.ds64(0, -1))
                                .bytes(),
                        44,
                        "18446744073709551615 bytes of samples, which no disk holds"),
                arguments(text("FORM....AIFFCOMM"), 0, "this AIFF header is damaged, or its samples are stored"),
                arguments(
                        text(
                                "FORM\0\0\0\u002eAIFCCOMM\0\0\0\u0018\0\u0001\0\0\0\u0001\0\u0010@\u000b\u00fa\0\0\0\0\0\0\0sowt\0\0"
                                        + "SSND\0\0\0\n\0\0\0\0\0\0\0\0\u0001\0"),
                        0,
                        "isn't supported (in AIFF-C: sowt, fl32 and what is compressed); convert the file to WAV"),
                arguments(text(".snd\0\0\0\u0018........"), 0, "this AU header is damaged, or its samples are stored"),
                arguments(text("fLaC\u0001\0\0\u0010"), 4, "starts with a STREAMINFO block"),
                arguments(text("fLaC\0\0\0\42...."), 12, "ends inside the FLAC metadata"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void saysWhatIsWrongAndWhere(byte[] file, int offset, String message) {
        AudioFileException e = catchThrowableOfType(AudioFileException.class, () -> Reading.of(file));

        assertThat(e).hasMessageStartingWith("test.wav, byte " + offset + ": ").hasMessageContaining(message);
        assertThat(e.offset()).hasValue(offset);
        assertThat(e.file()).isEqualTo("test.wav");
    }

    @Test
    void hasAMessageOfItsOwnForEachWayToBeBroken() {
        List<String> messages = brokenFiles().map(a -> (String) a.get()[2]).toList();

        assertThat(messages).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }

    @Test
    void refusesAChannelThatTheFileLacks() {
        assertThatThrownBy(() -> Reading.of(WavBytes.ofShorts(1), ChannelMix.channel(1)))
                .isInstanceOf(AudioFileException.class)
                .hasMessage("test.wav: there is no channel 1: the file has 1, counted from 0");
    }

    @Test
    void saysThatAFileIsMissingOrADirectory(@TempDir Path folder) {
        assertThatThrownBy(() -> AudioReader.open(folder.resolve("no.wav"), ChannelMix.mean()))
                .isInstanceOf(AudioFileException.class)
                .hasMessageEndingWith("no.wav: there is no such file; check the path");
        assertThatThrownBy(() -> AudioReader.open(folder, ChannelMix.mean()))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("is a folder, not a recording");
    }

    private static byte[] wav(int tag, int channels, int rate, int bits) {
        return new WavBytes().fmt(tag, channels, rate, bits).chunk("data", DATA).bytes();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
