package dev.sonoflux.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording that was cut goes as far as it can; one that contradicts itself is refused with file and line. */
class BrokenRecordingTest {
    private static final String HEADER =
            "{\"type\":\"recording\",\"format\":\"sonoflux-recording\",\"version\":1,\"stream\":\"s\",\"rate\":16000,"
                    + "\"encoding\":\"f32le\"}\n";
    private static final String FRAME = "{\"type\":\"frame\",\"time\":0.100000,\"start\":0,\"length\":3}\n";
    private static final String NEXT = "{\"type\":\"frame\",\"time\":0.200000,\"start\":5,\"length\":2,\"gap\":2}\n";
    private static final String END = "{\"type\":\"end\",\"time\":0.300000,\"samples\":5}\n";

    @TempDir
    private Path folder;

    private Path wav;
    private Path sidecar;

    private void write(String lines) throws IOException {
        wav = folder.resolve("take.wav");
        sidecar = folder.resolve("take.events.jsonl");
        new Script(List.of(new Script.Moment(0, new PcmFrame(16_000, 0, new float[] {1, 2, 3, 4, 5})))).record(wav);
        Files.writeString(sidecar, lines);
    }

    private List<AudioEvent> replayed() {
        return RecordingSource.of(wav)
                .streams()
                .concatMap(AudioStream::events)
                .collectList()
                .block();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON                                                         | this is not JSON",
                "{\"type\":\"frame\"                                              | this is not JSON",
                "[1]                                                              | this is not an event",
                "{}                                                               | 'type' is missing",
                "{\"type\":\"frame\"}                                             | 'time' is missing",
                "{\"type\":\"note\",\"time\":0.100000}                            | no event of the type 'note'; the types",
                "{\"type\":\"key\",\"time\":0.1,\"position\":0,\"key\":\"q\"}     | 'time' must be seconds with 6 decimals",
                "{\"type\":\"key\",\"time\":0.000000,\"position\":0,\"key\":\"q\"} | 'time' goes back",
                "{\"type\":\"key\",\"time\":0.100000,\"position\":-1,\"key\":\"q\"} | 'position' must be a whole number",
                "{\"type\":\"key\",\"time\":0.100000,\"position\":0,\"key\":1}    | 'key' must be a text, not 1",
                "{\"type\":\"key\",\"time\":0.100000,\"position\":0,\"key\":{}}   | 'key' must be a text or a number",
                "{\"type\":\"key\",\"time\":0.100000,\"position\":0,\"key\":\"q\",\"x\":1} | 'key' has no key 'x'",
                "{\"type\":\"key\",\"type\":\"key\"}                              | 'type' is given twice",
                "{\"type\":\"end\",\"time\":0.100000,\"samples\":3} {}            | something follows the event",
                "{\"type\":\"frame\",\"time\":0.100000,\"start\":2,\"length\":1}  | begins at sample 2, inside the one before",
                "{\"type\":\"frame\",\"time\":0.100000,\"start\":5,\"length\":2}  | 'gap' is 0, and 2 samples are missing",
                "{\"type\":\"frame\",\"time\":0.100000,\"start\":3,\"length\":4}  | needs 2 samples more than",
                "{\"type\":\"frame\",\"time\":0.100000,\"start\":3,\"length\":16777217} | 'length' must be from 0 to 16777216",
                "{\"type\":\"end\",\"time\":0.100000,\"samples\":4}               | ends with 4 samples, and its frames have 3",
                "{\"type\":\"end\",\"time\":0.100000,\"samples\":3}               | has more samples; these two files",
                "{\"type\":\"fault\",\"time\":0.100000,\"severity\":\"bad\",\"subject\":\"s\",\"rate\":0,"
                        + "\"position\":0,\"message\":\"m\"} | 'severity' must be note, warning or error, not 'bad'",
                "{\"type\":\"fault\",\"time\":0.100000,\"severity\":\"error\",\"subject\":\"s\",\"rate\":8000,"
                        + "\"position\":0,\"message\":\"m\"} | the fault is at 8000 Hz, and the recording at 16000",
                "{\"type\":\"capture\",\"time\":0.100000,\"position\":0,\"device\":\"d\",\"rate\":8000,"
                        + "\"channels\":1,\"encoding\":\"s16le\"} | the capture is at 8000 Hz, and the recording at 16000",
                "{\"type\":\"capture\",\"time\":0.100000,\"position\":0,\"device\":\"d\",\"rate\":16000,"
                        + "\"channels\":1,\"encoding\":\"s17le\"} | 'encoding' must be one of u8, s8",
            })
    void aLineThatMakesNoSenseIsNamed(String line, String problem) throws IOException {
        write(HEADER + FRAME + line + "\n" + END);

        List<AudioEvent> events = replayed();

        assertThat(events).hasSize(2);
        assertThat(events.get(1)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.severity()).isEqualTo(Severity.ERROR);
            assertThat(fault.position()).isEqualTo(3);
            assertThat(fault.message()).startsWith(sidecar + ", line 3: ").contains(problem);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "recording | frame | these are not the events of a recording",
                "sonoflux-recording | mp3 | these are not the events of a recording",
                "\"version\":1 | \"version\":2 | the recording is of version 2, and this Sonoflux reads version 1",
                "16000 | 768001 | 'rate' must be from 1 to 768000",
                "16000 | 0 | 'rate' must be from 1 to 768000",
                "f32le | u8 | 'encoding' must be s16le or f32le, not 'u8'",
                "stream | strem | 'stream' is missing",
            })
    void aHeaderThatMakesNoSenseIsRefusedBeforeAudioFlows(String right, String wrong, String problem)
            throws IOException {
        write(HEADER.replaceFirst(right, wrong) + FRAME);

        assertThatThrownBy(() -> RecordingSource.of(wav))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(sidecar + ", line 1: ")
                .hasMessageContaining(problem);
    }

    @Test
    void anEmptySidecarIsRefused() throws IOException {
        write("");

        assertThatThrownBy(() -> RecordingSource.of(wav)).hasMessageContaining("nothing was recorded");
    }

    @ParameterizedTest
    @CsvSource({"16000,8000", "f32le,s16le"})
    void filesOfTwoRecordingsAreRefused(String right, String wrong) throws IOException {
        write(HEADER.replace(right, wrong) + FRAME + NEXT + END);

        assertThat(replayed()).singleElement().isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.severity()).isEqualTo(Severity.ERROR);
            assertThat(fault.message())
                    .contains("line 1: it says ")
                    .contains("take.wav has 16000 Hz, 1 channel, f32le; these two files are not of one recording");
        });
    }

    @Test
    void whatFollowsTheEndIsRefused() throws IOException {
        write(HEADER + FRAME + NEXT + END + END);

        assertThat(replayed().get(2).toString()).contains("line 5: something follows the recording's end");
    }

    @ParameterizedTest
    @CsvSource({"'', 3", "'{\"type\":\"fra', 3", "NEXT, 7"})
    void aRecordingWithoutItsEndGoesAsFarAsItsEvents(String rest, long end) throws IOException {
        write(HEADER + FRAME + (rest.equals("NEXT") ? NEXT : rest));

        assertInterrupted(replayed(), end, "take.events.jsonl has no end");
    }

    @ParameterizedTest
    @CsvSource({"4, 6", "3, 3"})
    void aRecordingWhoseSamplesWereCutGoesAsFarAsThey(int samplesLeft, long end) throws IOException {
        write(HEADER + FRAME + NEXT + END);
        byte[] bytes = Files.readAllBytes(wav);
        // One sample is cut in its middle.
        Files.write(wav, Arrays.copyOf(bytes, bytes.length - (5 - samplesLeft) * 4 + 1));

        List<AudioEvent> events = replayed();

        assertInterrupted(events, end, "take.wav has no end");
        PcmFrame last = (PcmFrame) events.get(events.size() - 2);
        assertThat(last.samples()[last.length() - 1]).isEqualTo(samplesLeft);
    }

    private void assertInterrupted(List<AudioEvent> events, long end, String file) {
        assertThat(((PcmFrame) events.get(events.size() - 2)).end()).isEqualTo(end);
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.severity()).isEqualTo(Severity.WARNING);
            assertThat(fault.position()).isEqualTo(end);
            assertThat(fault.message())
                    .startsWith(wav + ": the recording was interrupted: ")
                    .contains(file)
                    .contains("up to sample " + end);
        });
    }

    @Test
    void anyDamageGivesEventsOrAFaultAndNeverMoreSamplesThanThereAre() throws IOException {
        wav = folder.resolve("take.wav");
        sidecar = folder.resolve("take.events.jsonl");
        Script.random(4, SampleEncoding.S16_LE, 12).record(wav);
        byte[] whole = Files.readAllBytes(sidecar);
        long samples = (Files.size(wav) - 80) / 2;
        Random random = new Random(1);
        int replays = 0;
        for (int i = 0; i < 3000; i++) {
            Files.write(sidecar, damaged(whole, random));
            replays += replaysOrRefuses(samples) ? 1 : 0;
        }
        assertThat(replays).as("replays without an error").isBetween(1, 2999);
    }

    private boolean replaysOrRefuses(long samples) {
        try {
            List<AudioEvent> events = replayed();
            assertThat(events.stream()
                            .filter(PcmFrame.class::isInstance)
                            .mapToLong(event -> ((PcmFrame) event).length())
                            .sum())
                    .isLessThanOrEqualTo(samples);
            List<Fault> broken = events.stream()
                    .filter(Fault.class::isInstance)
                    .map(Fault.class::cast)
                    .filter(fault -> fault.message().startsWith(sidecar.toString()))
                    .toList();
            assertThat(broken)
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(f -> f.message().contains(", line "));
            return broken.isEmpty();
        } catch (SonofluxException e) {
            assertThat(e).hasMessageStartingWith(sidecar.toString());
            return false;
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] file = whole.clone();
        byte[] spice = "{}[]\",:\n\\0123456789eE.-tfn\u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int at = random.nextInt(file.length);
            switch (random.nextInt(4)) {
                case 0 -> file[at] = (byte) random.nextInt();
                case 1 -> file[at] = spice[random.nextInt(spice.length)];
                case 2 -> file = Arrays.copyOf(file, 1 + at);
                default -> {
                    int from = random.nextInt(file.length);
                    int length = Math.min(random.nextInt(60), file.length - Math.max(at, from));
                    System.arraycopy(file, from, file, at, length);
                }
            }
        }
        return file;
    }
}
