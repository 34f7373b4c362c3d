package dev.sonoflux.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.AudioReader;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.audiofile.WavWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingWriterTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private RecordingFiles files;

    @BeforeEach
    void nameFiles() {
        files = RecordingFiles.of(folder.resolve("take.wav"));
    }

    @Test
    void writesALineForEveryEvent() throws IOException {
        try (RecordingWriter writer = create()) {
            write(writer, 0, new Fault(Severity.WARNING, "Mik", 0, 0, "öffnet \"nicht\""));
            write(writer, 1_999, capture(16_000, 1, SampleEncoding.S16_LE));
            write(writer, 40_000_000, frame(0, 0.5f, -0.25f));
            write(writer, 40_000_000, frame(7));
            write(writer, 0, new KeyPress(16_000, 7, KeyPress.ENTER));
            write(writer, 0, new Dropped(16_000, 7, 3));
            write(writer, 1_000_000_000, new Fault(Severity.ERROR, "Mik", 16_000, 10, "gone"));
            write(writer, 0, frame(10, 1 / 32_768f));
            clock.addAndGet(1_000_000);
        }

        assertThat(Files.readString(files.events())).isEqualTo("""
                {"type":"recording","format":"sonoflux-recording","version":1,"stream":"s","rate":16000,"encoding":"s16le"}
                {"type":"fault","time":0.000000,"severity":"warning","subject":"Mik","rate":0,"position":0,\
                "message":"\\u00F6ffnet \\"nicht\\""}
                {"type":"capture","time":0.000001,"position":0,"device":"Mik","rate":16000,"channels":1,"encoding":"s16le"}
                {"type":"frame","time":0.040001,"start":0,"length":2}
                {"type":"frame","time":0.080001,"start":7,"length":0,"gap":5}
                {"type":"key","time":0.080001,"position":7,"key":"enter"}
                {"type":"dropped","time":0.080001,"start":7,"length":3}
                {"type":"fault","time":1.080001,"severity":"error","subject":"Mik","rate":16000,"position":10,\
                "message":"gone"}
                {"type":"frame","time":1.080001,"start":10,"length":1,"gap":3}
                {"type":"end","time":1.081001,"samples":3}
                """);
        assertThat(samples()).containsExactly(0.5f, -0.25f, 1 / 32_768f);
    }

    @ParameterizedTest
    @CsvSource({
        "1, S16_LE, s16le",
        "1, S16_BE, s16le",
        "1, U8, s16le",
        "1, S8, s16le",
        "1, A_LAW, s16le",
        "1, MU_LAW, s16le",
        "2, S16_LE, f32le",
        "1, S24_LE, f32le",
        "1, S32_BE, f32le",
        "1, F32_LE, f32le"
    })
    void choosesTheSmallestEncodingThatLosesNothing(int channels, SampleEncoding captured, String stored) {
        try (RecordingWriter writer = create()) {
            writer.write("s", capture(16_000, channels, captured));
            writer.write("s", frame(0, 0.5f));
        }

        assertThat(encoding()).isEqualTo(stored);
    }

    @Test
    void storesFloatsWhereNoDeviceSaysWhatItCaptures() {
        try (RecordingWriter writer = create()) {
            writer.write("s", frame(0, 1.5f, 0.1f));
        }

        assertThat(encoding()).isEqualTo("f32le");
        assertThat(samples()).containsExactly(1.5f, 0.1f);
    }

    @ParameterizedTest
    @CsvSource({"0.1, true", "1.0, true", "-1.1, true", "NaN, true", "NaN, false", "Infinity, false"})
    void refusesSamplesThatItCannotHold(float sample, boolean sixteenBits) {
        try (RecordingWriter writer = create()) {
            if (sixteenBits) {
                writer.write("s", capture(16_000, 1, SampleEncoding.S16_LE));
            }
            writer.write("s", frame(0, 0.5f));

            assertThatThrownBy(() -> writer.write("s", frame(1, 0.25f, sample)))
                    .isInstanceOf(SonofluxException.class)
                    .hasMessageContaining("take.wav: sample 2 is " + sample + ", which the recording can't hold as "
                            + (sixteenBits ? "s16le" : "f32le"));
        }
        assertThat(samples()).containsExactly(0.5f);
    }

    @Test
    void refusesASecondStreamAnotherRateAndSamplesThatCameBefore() {
        try (RecordingWriter writer = create()) {
            writer.write("s", frame(5, 0.5f));

            assertThatThrownBy(() -> writer.write("t", frame(6)))
                    .hasMessageContaining("take.wav: a recording holds one stream, 's', and 't' is a second one");
            assertThatThrownBy(() -> writer.write("s", new PcmFrame(8000, 6, new float[1])))
                    .hasMessageContaining("the source changed its rate from 16000 to 8000 Hz");
            assertThatThrownBy(() -> writer.write("s", frame(5, 0.5f)))
                    .hasMessageContaining("the source delivered sample 5 after sample 5");
        }
    }

    @Test
    void leavesARecordingThatIsThereAlone() throws IOException {
        Files.writeString(files.events(), "precious");

        assertThatThrownBy(this::create)
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("take.events.jsonl: is there already");
        assertThat(files.events()).hasContent("precious");
        assertThat(files.wav()).doesNotExist();
    }

    @Test
    void givesUpAFormerRecordingOnlyForAudio() throws IOException {
        Files.writeString(files.events(), "precious events");
        Files.writeString(files.wav(), "precious samples");

        RecordingWriter.create(files, true, clock::get).close();
        try (RecordingWriter writer = RecordingWriter.create(files, true, clock::get)) {
            writer.write("s", new Fault(Severity.ERROR, "Mik", 0, 0, "there is no such device"));
        }

        assertThat(files.events()).hasContent("precious events");
        assertThat(files.wav()).hasContent("precious samples");

        try (RecordingWriter writer = RecordingWriter.create(files, true, clock::get)) {
            writer.write("s", frame(0, 0.5f));
        }

        assertThat(files.events()).content().doesNotContain("precious").endsWith("\"samples\":1}\n");
        assertThat(samples()).containsExactly(0.5f);
    }

    @Test
    void saysBeforeAudioFlowsThatItCannotWrite() {
        RecordingFiles nowhere = RecordingFiles.of(folder.resolve("no/take.wav"));

        assertThatThrownBy(() -> RecordingWriter.create(nowhere, false, clock::get))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("take.wav: cannot be written: there is no folder");
    }

    @Test
    void leavesNothingWhereNoSampleCame() {
        create().close();
        assertThat(folder).isEmptyDirectory();

        try (RecordingWriter writer = create()) {
            writer.write("s", new Fault(Severity.ERROR, "Mik", 0, 0, "there is no such device"));
        }
        assertThat(folder).isEmptyDirectory();

        try (RecordingWriter writer = create()) {
            writer.write("s", capture(16_000, 1, SampleEncoding.S16_LE));
            writer.write("s", frame(0));
            writer.write("s", new Fault(Severity.ERROR, "Mik", 16_000, 0, "gone"));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void holdsBackHalfASecondAtMostAndNothingAcrossAnotherEvent() throws IOException {
        try (RecordingWriter writer = create()) {
            writer.write("s", capture(16_000, 1, SampleEncoding.S16_LE));
            for (int start = 0; start < 16_000; start += 100) {
                writer.write("s", frame(start, new float[100]));

                assertThat(start + 100 - samplesInFile()).isLessThan(8000);
                assertThat(start + 100 - samplesInLines()).isLessThan(8000);
            }
            writer.write("s", frame(16_000, 0.5f));
            writer.write("s", new KeyPress(16_000, 16_001, "q"));

            assertThat(samplesInFile()).isEqualTo(16_001);
            assertThat(samplesInLines()).isEqualTo(16_001);
        }
    }

    @Test
    void becomesRf64WhereRiffIsTooSmall() throws IOException {
        float[] samples = new float[1000];
        samples[999] = 0.5f;
        RecordingWriter.WavFile small = (rate, encoding) -> WavWriter.create(files.wav(), rate, encoding, 999);
        try (RecordingWriter writer = RecordingWriter.create(files, false, clock::get, small)) {
            writer.write("s", frame(0, samples));
        }

        assertThat(Files.readAllBytes(files.wav())).startsWith("RF64".getBytes(StandardCharsets.US_ASCII));
        List<AudioEvent> replayed = RecordingSource.of(files.wav())
                .streams()
                .concatMap(AudioStream::events)
                .collectList()
                .block();
        assertThat(Script.described(replayed)).isEqualTo(Script.described(List.of(frame(0, samples))));
    }

    @ParameterizedTest
    @CsvSource({"take.wav", "take.events.jsonl"})
    void namesTheFileWhoseDiskIsFull(String full) throws IOException {
        assumeTrue(Files.exists(FULL), "SKIPPED: only Linux has " + FULL);
        Files.createSymbolicLink(folder.resolve(full), FULL);
        RecordingWriter writer = RecordingWriter.create(files, true, clock::get);

        assertThatThrownBy(() -> {
                    try (writer) {
                        writer.write("s", frame(0, new float[8000]));
                    }
                })
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(full + ": cannot be written: No space left on device");
    }

    private RecordingWriter create() {
        return RecordingWriter.create(files, false, clock::get);
    }

    private void write(RecordingWriter writer, long nanosLater, AudioEvent event) {
        clock.addAndGet(nanosLater);
        writer.write("s", event);
    }

    private static CaptureStarted capture(int rate, int channels, SampleEncoding encoding) {
        return new CaptureStarted("Mik", new PcmFormat(rate, channels, encoding), 0);
    }

    private static PcmFrame frame(long start, float... samples) {
        return new PcmFrame(16_000, start, samples);
    }

    private String encoding() {
        try (AudioReader reader = AudioReader.open(files.wav(), ChannelMix.mean())) {
            return reader.info().encoding();
        }
    }

    private float[] samples() {
        try (AudioReader reader = AudioReader.open(files.wav(), ChannelMix.mean())) {
            float[] samples = new float[100];
            return Arrays.copyOf(samples, reader.read(samples));
        }
    }

    /** What follows the header of 80 bytes. */
    private long samplesInFile() throws IOException {
        return Math.max(0, Files.size(files.wav()) - 80) / 2;
    }

    private long samplesInLines() throws IOException {
        return Files.readAllLines(files.events()).stream()
                .filter(line -> line.contains("\"frame\""))
                .mapToLong(line -> Long.parseLong(line.replaceFirst(".*\"length\":([0-9]+).*", "$1")))
                .sum();
    }
}
