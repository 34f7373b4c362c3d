package dev.sonoflux.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.cli.CommandRun;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long after the end of a word its detection has reached a sink: the command as users start it, on a real line. */
@Timeout(180)
class LatencyTest {
    private static final int RATE = 16_000;
    private static final int ROUNDS = 2;
    private static final int HANGOVER_MILLIS = 200;
    private static final int ALLOWED_MILLIS = 100;
    private static final double CERTAIN = 0.9;

    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void detectionReachesItsSinkSoonAfterTheHangover() throws Exception {
        MicRig.assumeInstalled();
        float[] words = words();
        List<JsonNode> expected = heardInAFile(words);
        List<Double> millis = new ArrayList<>();

        try (MicRig rig = MicRig.hearingAPipe(RATE);
                PacedPipe speaker = new PacedPipe(rig.pipe(), RATE);
                LiveProcess live = LiveProcess.sonoflux(
                        rig,
                        "live",
                        "--capture-rate=" + RATE,
                        "--hangover=" + HANGOVER_MILLIS,
                        "--force-emit",
                        "--set=microphone.buffer=40ms",
                        "--output=-")) {
            rig.awaitListener();
            for (int round = 0; round < ROUNDS; round++) {
                long begun = speaker.say(words).get();
                live.awaitOut("\"detection\"", (round + 1) * expected.size());
                for (int i = 0; i < expected.size(); i++) {
                    LiveProcess.Line line = live.out().get(round * expected.size() + i);
                    JsonNode word = expected.get(i);
                    // Of an uncertain word a little noise makes another: it is told of as soon.
                    if (word.get("confidence").doubleValue() >= CERTAIN) {
                        assertThat(json.readTree(line.text()).get("label")).isEqualTo(word.get("label"));
                    }
                    millis.add((line.nanos() - begun) / 1e6
                            - 1000 * word.get("end").doubleValue());
                }
            }
            live.terminate();
            live.exit();
        }

        double[] sorted = millis.stream().mapToDouble(m -> m).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "latency from the end of a word to its detection, %d words, hangover %d ms: least %.0f, median %.0f,"
                        + " p95 %.0f, most %.0f ms%n",
                sorted.length,
                HANGOVER_MILLIS,
                sorted[0],
                quantile(sorted, 0.5),
                quantile(sorted, 0.95),
                sorted[sorted.length - 1]);
        assertThat(quantile(sorted, 0.95)).isLessThanOrEqualTo(HANGOVER_MILLIS + ALLOWED_MILLIS);
    }

    /** The demo's words at the rate of the microphone, with exactly the values that a 16-bit line delivers. */
    private static float[] words() {
        AudioClip clip =
                AudioClip.read(CommandRun.HOME.resolve("demo/digits.wav"), ChannelMix.mean(), Duration.ofMinutes(1));
        return Resampler.resample(clip.samples(), clip.sampleRate(), ResampleConfig.ofRate(RATE));
    }

    private List<JsonNode> heardInAFile(float[] words) throws Exception {
        Path wav = folder.resolve("words.wav");
        try (WavWriter writer = WavWriter.create(wav, RATE, SampleEncoding.S16_LE)) {
            writer.write(words);
        }
        Path detections = folder.resolve("words.jsonl");
        CommandRun.of("run", "--input", wav, "--set=vad.hangover=" + HANGOVER_MILLIS + "ms", "--output", detections);
        return Files.readAllLines(detections).stream().map(json::readTree).toList();
    }

    /** The least value that at least this part of all does not exceed. */
    private static double quantile(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
