package dev.sonoflux.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.cli.CommandRun;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.TargetDataLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The virtual microphone itself, so that a failure of what listens to it is not mistaken for one of the rig. */
@Timeout(60)
class MicRigTest {
    @Test
    void javaHearsWhatIsPlayed() {
        MicRig.assumeInstalled();
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess listener = LiveProcess.java(rig, Listener.class)) {
            listener.awaitOut("listening");

            rig.play(CommandRun.HOME.resolve("demo/digits.wav"));

            listener.awaitOut("heard");
            assertThat(listener.exit()).isZero();
        }
    }

    /** Reads the default line until it is not silent. */
    static final class Listener {
        private Listener() {}

        public static void main(String[] args) throws Exception {
            AudioFormat format = new AudioFormat(16_000, 16, 1, true, false);
            try (TargetDataLine line = AudioSystem.getTargetDataLine(format)) {
                line.open(format, 1280);
                line.start();
                System.out.println("listening");
                byte[] bytes = new byte[640];
                boolean silent = true;
                while (silent) {
                    int n = line.read(bytes, 0, bytes.length);
                    for (int i = 1; i < n; i += 2) {
                        silent &= Math.abs(bytes[i]) < 4;
                    }
                }
                System.out.println("heard");
            }
        }
    }
}
