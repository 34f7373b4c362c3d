package dev.sonoflux.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.cli.CommandRun;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.microphone.MicrophoneConfig;
import dev.sonoflux.engine.microphone.MicrophoneSource;
import dev.sonoflux.engine.microphone.Overflow;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recognition.Detection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A consumer that takes 100 ms for each detection, and then nothing for 10 s, while words go on being spoken. */
@Timeout(180)
class SlowConsumerTest {
    private static final int RATE = 16_000;
    private static final Duration QUEUE = Duration.ofSeconds(2);
    private static final Duration FREEZE = Duration.ofSeconds(10);

    @Test
    void captureGoesOnMemoryIsBoundedAndWhatIsLostIsReported() {
        MicRig.assumeInstalled();
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess consumer = LiveProcess.java(rig, Consumer.class)) {
            rig.awaitListener();
            Process speech = rig.play(CommandRun.HOME.resolve("demo/digits.wav"));

            assertThat(consumer.exit()).as(consumer.err().toString()).isZero();

            speech.destroy();
            double delivered = number(consumer.out(), "delivered");
            double dropped = number(consumer.out(), "dropped");
            double elapsed = number(consumer.out(), "elapsed");
            assertThat(dropped)
                    .as("what didn't fit into the queue while the consumer was frozen")
                    .isCloseTo(FREEZE.minus(QUEUE).toMillis() / 1000.0, within(0.5));
            assertThat(delivered + dropped).as("audio accounted for").isCloseTo(elapsed, within(0.02 * elapsed));
            assertThat(number(consumer.out(), "holes"))
                    .as("holes that nobody reported")
                    .isZero();
            assertThat(number(consumer.out(), "detections")).isGreaterThanOrEqualTo(5);
        }
    }

    private static double number(List<LiveProcess.Line> lines, String name) {
        return lines.stream()
                .map(LiveProcess.Line::text)
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Listens for 24 s of the stream, and freezes at the third detection. */
    static final class Consumer {
        private static final long LENGTH = 24L * RATE;
        private static final int FREEZES_AT = 3;

        private long delivered;
        private long dropped;
        private long holes;
        private long next;
        private long first;
        private int detections;

        public static void main(String[] args) {
            Consumer consumer = new Consumer();
            MicrophoneConfig config = MicrophoneConfig.ofDefaults()
                    .withRate(RATE)
                    .withOverflow(Overflow.DROP_OLDEST)
                    .withQueue(QUEUE);
            PipelineSpec spec = PipelineSpec.read(Path.of("config/digits.yaml"));
            try (Pipeline pipeline = Pipeline.of(spec, MicrophoneSource.of(config))) {
                pipeline.emissions(Set.of(AudioEvent.class, Detection.class))
                        .map(Emission::item)
                        .doOnNext(consumer::take)
                        .takeUntil(item -> consumer.next >= LENGTH)
                        .blockLast();
            }
            double elapsed = (System.nanoTime() - consumer.first) / 1e9;
            System.out.println("delivered " + consumer.delivered / (double) RATE);
            System.out.println("dropped " + consumer.dropped / (double) RATE);
            System.out.println("elapsed " + elapsed);
            System.out.println("holes " + consumer.holes);
            System.out.println("detections " + consumer.detections);
        }

        private void take(Object item) {
            if (item instanceof PcmFrame frame) {
                first = next == 0 ? System.nanoTime() : first;
                delivered += frame.length();
                goOn(frame.start(), frame.end());
            } else if (item instanceof Dropped lost) {
                dropped += lost.length();
                goOn(lost.start(), lost.start() + lost.length());
            } else if (item instanceof Detection) {
                detections++;
                work(detections == FREEZES_AT ? FREEZE : Duration.ofMillis(100));
            }
        }

        private void goOn(long start, long end) {
            holes += start == next ? 0 : 1;
            next = end;
        }

        /** What this test is about: a consumer that blocks. */
        private static void work(Duration duration) {
            try {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
