package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Memory does not grow with the length of a stream. */
class LongStreamTest {
    private static final long TEN_HOURS = 10L * 3600 * 8000;

    @Test
    void tenHoursPassThroughTheWholePipelineIn128Megabytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-Dsonoflux.home=" + CommandRun.HOME,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TenHours.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectInput(new File("/dev/null"))
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(out).matches("detections \\d+, the last one in the last minute: true\\s*");
        assertThat(Integer.parseInt(out.replaceFirst("(?s)detections (\\d+).*", "$1")))
                .isGreaterThan(10_000);
    }

    /** Runs the shipped pipeline over the demo's recording again and again, for ten hours of stream time. */
    static final class TenHours {
        private TenHours() {}

        public static void main(String[] args) {
            float[] recording = demo();
            long[] last = new long[1];
            PipelineSpec spec = PipelineSpec.read(Installation.defaultConfig()).withoutSink("console");
            try (Pipeline pipeline = Pipeline.of(spec, repeated(recording))) {
                long count = pipeline.detections()
                        .doOnNext(d -> last[0] = d.at())
                        .count()
                        .block();
                System.out.println("detections " + count + ", the last one in the last minute: "
                        + (last[0] > TEN_HOURS - 60 * 8000 && last[0] <= TEN_HOURS));
            }
        }

        private static AudioSource repeated(float[] recording) {
            Flux<AudioEvent> frames = Flux.generate(() -> 0L, (position, sink) -> {
                if (position >= TEN_HOURS) {
                    sink.complete();
                    return position;
                }
                int length = 2000;
                float[] samples = new float[length];
                for (int i = 0; i < length; i++) {
                    samples[i] = recording[(int) ((position + i) % recording.length)];
                }
                sink.next(new PcmFrame(8000, position, samples));
                return position + length;
            });
            return AudioSource.of("ten hours", frames, 8000);
        }

        private static float[] demo() {
            return AudioClip.read(Installation.demoRecording(), ChannelMix.mean(), Duration.ofMinutes(1))
                    .samples();
        }
    }
}
