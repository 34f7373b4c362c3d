package dev.sonoflux.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that records is killed: what it had recorded up to a second before is there, and is replayed. */
@Timeout(60)
class CrashTest {
    private static final int RATE = 16_000;
    private static final int FRAME = 160;

    @TempDir
    private Path folder;

    /** Records until it is killed, and tells after each frame how far it has come. */
    static final class Recorder {
        private Recorder() {}

        public static void main(String[] args) {
            RecordingWriter writer =
                    RecordingWriter.create(RecordingFiles.of(Path.of(args[0])), false, System::nanoTime);
            writer.write("s", new CaptureStarted("mic", new PcmFormat(RATE, 1, SampleEncoding.S16_LE), 0));
            for (long start = 0; start < Long.MAX_VALUE - FRAME; start += FRAME) {
                if (start == 40 * FRAME) {
                    writer.write("s", new KeyPress(RATE, start, KeyPress.ENTER));
                }
                writer.write("s", new PcmFrame(RATE, start, samplesFrom(start)));
                System.out.println(start + FRAME);
            }
        }
    }

    private static float[] samplesFrom(long start) {
        float[] samples = new float[FRAME];
        for (int i = 0; i < FRAME; i++) {
            samples[i] = (short) ((start + i) * 31) / 0x1p15f;
        }
        return samples;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 49, 137, 1000, 4321})
    void killedRecorderLosesASecondAtMost(int framesBefore) throws Exception {
        Path wav = folder.resolve("take.wav");
        long written = recordAndKill(wav, framesBefore);

        List<AudioEvent> events = RecordingSource.of(wav)
                .streams()
                .concatMap(AudioStream::events)
                .collectList()
                .block();

        List<PcmFrame> frames = events.stream()
                .filter(PcmFrame.class::isInstance)
                .map(PcmFrame.class::cast)
                .toList();
        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i).start()).isEqualTo((long) i * FRAME);
            assertThat(frames.get(i).samples()).isEqualTo(samplesFrom((long) i * FRAME));
        }
        assertThat(written - (long) frames.size() * FRAME).isLessThan(RATE);
        assertThat(events.get(0)).isInstanceOf(CaptureStarted.class);
        assertThat(events.stream().filter(KeyPress.class::isInstance).count()).isEqualTo(frames.size() >= 40 ? 1 : 0);
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.message()).contains("the recording was interrupted"));
    }

    /** How many samples it had handed on when it was killed, or somewhat fewer. */
    private static long recordAndKill(Path wav, int framesBefore) throws IOException, InterruptedException {
        Process recorder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Recorder.class.getName(),
                        wav.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long written = 0;
        try (BufferedReader out = recorder.inputReader()) {
            for (int i = 0; i < framesBefore; i++) {
                written = Long.parseLong(out.readLine());
            }
            recorder.toHandle().destroyForcibly();
            String line = out.readLine();
            while (line != null && !line.isEmpty() && line.endsWith("0")) {
                written = Math.max(written, Long.parseLong(line));
                line = out.readLine();
            }
        } finally {
            assertThat(recorder.destroyForcibly().waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        return written;
    }
}
