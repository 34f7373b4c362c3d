package dev.sonoflux.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.cli.CommandRun;
import dev.sonoflux.cli.Recordings;
import dev.sonoflux.cli.SplicedStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A minute at the microphone: real words are detected live, and the recording of it gives the same again. */
@Timeout(240)
class LiveReplayTest {
    private static final double SNR_DB = 30;
    /** About a minute of words and pauses. */
    private static final int WORDS = 34;

    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    @BeforeEach
    void needsTheVirtualMicrophone() {
        MicRig.assumeInstalled();
    }

    @Test
    void liveDetectionsEqualTheReplayOfTheirRecordingAndNothingIsLost() throws Exception {
        List<Recordings.Clip> clips = Recordings.testClips();
        List<Recordings.Clip> some = clips.stream()
                .filter(clip -> clips.indexOf(clip) % (clips.size() / WORDS) == 0)
                .limit(WORDS)
                .toList();
        SplicedStream words = SplicedStream.of(some, SNR_DB, 1);
        Path recording = folder.resolve("take.wav");
        Path live = folder.resolve("live.jsonl");
        Path replayed = folder.resolve("replay.jsonl");
        String[] options = {
            "live",
            "--force-emit",
            "--set=microphone.buffer=100ms",
            "--output=" + live,
            "--set=json-lines.drops=true",
            "--set=json-lines.faults=true",
            "--record=" + recording
        };
        String[] printing = Arrays.copyOf(options, options.length + 1);
        printing[options.length] = "--print-config";
        Path pipeline = folder.resolve("live.yaml");
        Files.writeString(pipeline, CommandRun.of((Object[]) printing).out());

        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess process = LiveProcess.sonoflux(rig, options)) {
            rig.awaitListener();
            assertThat(rig.play(words.write(folder.resolve("words.wav"))).waitFor())
                    .isZero();
            MicRig.await(
                    () -> "the last of " + WORDS + " words in " + detections(live),
                    () -> detections(live).size() >= some.size());
            process.terminate();
            process.exit();
        }
        CommandRun replay = CommandRun.of("replay", recording, pipeline, "--output", replayed);

        assertThat(replay.exit()).as(replay.err()).isZero();
        assertThat(replayed).hasSameBinaryContentAs(live);
        assertThat(Files.readString(live)).doesNotContain("\"dropped\"");
        assertThat(captureRatio(folder.resolve("take.events.jsonl"))).isCloseTo(1, within(0.01));
        assertThat(detections(live)).hasSameSizeAs(words.words());
        long right = IntStream.range(0, WORDS)
                .filter(i -> detections(live)
                        .get(i)
                        .get("label")
                        .stringValue()
                        .equals(words.words().get(i).label()))
                .count();
        assertThat(right).as("words recognised").isGreaterThanOrEqualTo(Math.round(0.95 * WORDS));
    }

    /** Audio that was delivered after the first frame, in proportion to the time in which it came. */
    private double captureRatio(Path events) throws Exception {
        List<JsonNode> frames = Files.readAllLines(events).stream()
                .map(json::readTree)
                .filter(event -> event.get("type").stringValue().equals("frame"))
                .toList();
        int rate = json.readTree(Files.readAllLines(events).get(0)).get("rate").intValue();
        long samples = frames.stream()
                .skip(1)
                .mapToLong(frame -> frame.get("length").longValue())
                .sum();
        double first = frames.get(0).get("time").doubleValue();
        double last = frames.get(frames.size() - 1).get("time").doubleValue();
        assertThat(last - first).as("seconds").isGreaterThan(55);
        return samples / (double) rate / (last - first);
    }

    private List<JsonNode> detections(Path lines) {
        try {
            return Files.readAllLines(lines).stream()
                    .filter(line -> line.endsWith("}"))
                    .map(json::readTree)
                    .filter(line -> line.get("type").stringValue().equals("detection"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
