package dev.sonoflux.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.microphone.MicrophoneConfig;
import dev.sonoflux.engine.microphone.MicrophoneSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever listens for a moment again and again keeps nothing of it. */
@Timeout(120)
class MicrophoneResourcesTest {
    /** A worker or two that wait for more to do; fifty lines that stay would be more. */
    private static final int STRAY = 5;

    @Test
    void threadsAndFilesDoNotGrowWithTheLinesThatWereOpened() {
        MicRig.assumeInstalled();
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess listener = LiveProcess.java(rig, Listener.class)) {
            assertThat(listener.exit()).as(listener.err().toString()).isZero();

            List<LiveProcess.Line> out = listener.out();
            System.out.println("microphone, opened and closed 10 and 60 times: "
                    + out.get(0).text() + ", " + out.get(1).text());
            assertThat(count(out.get(1), 1)).as("threads").isLessThan(count(out.get(0), 1) + STRAY);
            assertThat(count(out.get(1), 3)).as("files").isLessThan(count(out.get(0), 3) + STRAY);
        }
    }

    private static int count(LiveProcess.Line line, int word) {
        return Integer.parseInt(line.text().split(" ")[word]);
    }

    /** Opens and closes ten times, prints what that left, and again after fifty times more. */
    static final class Listener {
        private static final int EVENTS = 5;

        private Listener() {}

        public static void main(String[] args) throws Exception {
            listen(10);
            System.out.println(left());
            listen(50);
            System.out.println(left());
        }

        private static void listen(int times) {
            for (int i = 0; i < times; i++) {
                MicrophoneSource.of(MicrophoneConfig.ofDefaults())
                        .streams()
                        .concatMap(AudioStream::events, 1)
                        .take(EVENTS)
                        .blockLast();
            }
        }

        /** Lines are closed behind the back of whoever cancelled; what is still there after a while stays. */
        private static String left() throws IOException, InterruptedException {
            String counts = counts();
            for (int settled = 0; settled < 5; ) {
                TimeUnit.MILLISECONDS.sleep(200);
                String now = counts();
                settled = now.equals(counts) ? settled + 1 : 0;
                counts = now;
            }
            return counts;
        }

        private static String counts() throws IOException {
            try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
                return "threads " + ManagementFactory.getThreadMXBean().getThreadCount() + " files " + files.count();
            }
        }
    }
}
