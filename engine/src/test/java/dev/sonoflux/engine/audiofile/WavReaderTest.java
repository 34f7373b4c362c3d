package dev.sonoflux.engine.audiofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavReaderTest {
    private static final byte[] HALVES = WavBytes.shorts(0x4000, -0x4000);

    @ParameterizedTest
    @CsvSource({
        "1, 8, u8",
        "1, 16, s16le",
        "1, 24, s24le",
        "1, 32, s32le",
        "3, 32, f32le",
        "3, 64, f64le",
        "6, 8, alaw",
        "7, 8, mulaw",
        "1, 12, s16le",
        "1, 20, s24le"
    })
    void knowsEachEncoding(int tag, int bits, String encoding) {
        byte[] file = new WavBytes()
                .fmt(tag, 3, 44_100, bits)
                .chunk("data", new byte[3 * 8 * 5])
                .bytes();

        AudioInfo info = Reading.of(file).info();

        long frames = 8 * 5 / ((bits + 7) / 8);
        assertThat(info).isEqualTo(new AudioInfo("WAV", encoding, 44_100, 3, OptionalLong.of(frames)));
    }

    @Test
    void readsExtensibleByItsSubformat() {
        byte[] file = new WavBytes()
                .chunk("fmt ", WavBytes.extensibleFmt(3, 32, 32, 0x719b_3800))
                .chunk(
                        "data",
                        ByteBuffer.allocate(4)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putFloat(0.25f)
                                .array())
                .bytes();

        assertThat(Reading.of(file).samples()).containsExactly(0.25f);
    }

    @Test
    void scalesByTheContainerWhereFewerBitsAreValid() {
        byte[] file = new WavBytes()
                .chunk("fmt ", WavBytes.extensibleFmt(1, 32, 20, 0x719b_3800))
                .chunk("data", new byte[] {0, 0, 0, 0x40})
                .bytes();

        assertThat(Reading.of(file).samples()).containsExactly(0.5f);
    }

    @Test
    void skipsUnknownChunksWithTheirPadding() {
        byte[] file = new WavBytes()
                .chunk("JUNK", new byte[7])
                .fmt(1, 1, 8000, 16)
                .chunk("LIST", new byte[20_001])
                .chunk("data", HALVES)
                .chunk("id3 ", new byte[9])
                .bytes();

        Reading reading = Reading.of(file);

        assertThat(reading.samples()).containsExactly(0.5f, -0.5f);
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void readsPastAFormatChunkOfOddLength() {
        byte[] fmt = Arrays.copyOf(WavBytes.fmtBytes(1, 1, 8000, 16, 2), 19);
        byte[] file = new WavBytes().chunk("fmt ", fmt).chunk("data", HALVES).bytes();

        assertThat(Reading.of(file).samples()).containsExactly(0.5f, -0.5f);
    }

    @ParameterizedTest
    @ValueSource(longs = {0xffff_ffffL, 0, 0x7fff_f000L, 0x7fff_ffffL, 0x8000_0000L})
    void readsToTheEndWhereTheWriterCouldNotKnowTheLength(long size) {
        byte[] file =
                new WavBytes().fmt(1, 1, 8000, 16).chunk("data", size, HALVES).bytes(size + 36 & 0xffff_ffffL);

        Reading reading = Reading.of(file);

        assertThat(reading.info().frames()).isEmpty();
        assertThat(reading.samples()).containsExactly(0.5f, -0.5f);
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void believesAnEmptyDataChunkThatOthersFollow() {
        byte[] file = new WavBytes()
                .fmt(1, 1, 8000, 16)
                .chunk("data", new byte[0])
                .chunk("LIST", new byte[10])
                .bytes();

        assertThat(Reading.of(file).samples()).isEmpty();
        assertThat(Reading.of(file).info().frames()).hasValue(0);
    }

    @Test
    void readsAnEmptyFile() {
        byte[] file = WavBytes.ofShorts();

        assertThat(Reading.of(file).samples()).isEmpty();
        assertThat(Reading.of(file).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RF64", "BW64"})
    void takesTheLengthOfLargeFilesFromTheirDs64Chunk(String form) {
        byte[] file = new WavBytes()
                .form(form)
                .chunk("ds64", WavBytes.ds64(1000, 4))
                .fmt(1, 1, 8000, 16)
                .chunk("data", 0xffff_ffffL, HALVES)
                .raw('L', 'I', 'S', 'T')
                .bytes(0xffff_ffffL);

        assertThat(Reading.of(file).samples()).containsExactly(0.5f, -0.5f);
    }

    @Test
    void promisesLengthsBeyond32Bits() {
        byte[] file = new WavBytes()
                .form("RF64")
                .chunk("ds64", WavBytes.ds64(1L << 41, 1L << 40))
                .fmt(1, 1, 8000, 16)
                .chunk("data", 0xffff_ffffL, HALVES)
                .bytes(0xffff_ffffL);

        Reading reading = Reading.of(file);

        assertThat(reading.info().frames()).hasValue(1L << 39);
        assertThat(reading.samples()).hasSize(2);
        assertThat(reading.warnings())
                .extracting(Fault::message)
                .first()
                .asString()
                .contains("549755813888");
    }

    @Test
    void warnsOfTruncationWithBothCounts() {
        byte[] whole = WavBytes.ofShorts(0x4000, -0x4000, 0x2000);

        Reading reading = Reading.of(Arrays.copyOf(whole, whole.length - 3));

        assertThat(reading.samples()).containsExactly(0.5f);
        assertThat(reading.warnings())
                .containsExactly(new Fault(
                        Severity.WARNING,
                        "test.wav",
                        8000,
                        1,
                        "test.wav: is truncated: its header promises 3 samples per channel, and it holds 1;"
                                + " get a complete copy if the rest matters"));
    }

    @Test
    void givesEveryWholeSampleWhereverItIsCut() {
        byte[] whole = WavBytes.ofShorts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        float[] all = Reading.of(whole).samples();
        int header = whole.length - 20;
        for (int cut = header; cut < whole.length; cut++) {
            Reading reading = Reading.of(Arrays.copyOf(whole, cut));

            assertThat(reading.samples()).containsExactly(Arrays.copyOf(all, (cut - header) / 2));
            assertThat(reading.warnings()).as("cut at %d", cut).hasSize(1);
        }
    }

    @Test
    void refusesAFileThatIsCutInsideItsHeader() {
        byte[] whole = WavBytes.ofShorts(1, 2, 3);
        for (int cut = 0; cut < 44; cut++) {
            byte[] file = Arrays.copyOf(whole, cut);

            assertThatThrownBy(() -> Reading.of(file))
                    .as("cut at %d", cut)
                    .isInstanceOf(AudioFileException.class)
                    .hasMessageStartingWith("test.wav, byte ");
        }
    }

    @Test
    void warnsOfBytesLeftOverInTheDataChunk() {
        byte[] file = new WavBytes()
                .fmt(1, 2, 8000, 16)
                .chunk("data", new byte[] {0, 0x40, 0, 0x40, 1, 2, 3})
                .bytes();

        Reading reading = Reading.of(file);

        assertThat(reading.samples()).containsExactly(0.5f);
        assertThat(reading.warnings())
                .extracting(Fault::message)
                .containsExactly("test.wav: ends inside a sample; the last 3 bytes are left out");
    }

    @Test
    void warnsOnceOfAllSamplesThatAreNoNumbers() {
        ByteBuffer data = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(1).putFloat(Float.NaN).putFloat(Float.NEGATIVE_INFINITY);
        byte[] file =
                new WavBytes().fmt(3, 1, 8000, 32).chunk("data", data.array()).bytes();

        Reading reading = Reading.of(file);

        assertThat(reading.samples()).containsExactly(1f, 0f, 0f);
        assertThat(reading.warnings()).hasSize(1);
        assertThat(reading.warnings().get(0).position()).isEqualTo(1);
        assertThat(reading.warnings().get(0).message()).contains("holds 2 samples that are not numbers");
    }

    @Test
    void readsLongRecordingsInAnySteps() {
        int[] ramp = IntStream.range(0, 100_000).map(i -> (short) i).toArray();

        float[] samples = Reading.of(WavBytes.ofShorts(ramp)).samples();

        assertThat(samples).hasSize(100_000);
        for (int i = 0; i < samples.length; i++) {
            assertThat(samples[i]).isEqualTo((short) i / 32768f);
        }
    }
}
