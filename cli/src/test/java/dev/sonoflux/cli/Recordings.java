package dev.sonoflux.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Real recordings, where {@code SONOFLUX_DATA} says they are. */
public final class Recordings {
    /**
     * A spoken digit.
     *
     * @param samples at 8 kHz
     */
    public record Clip(String name, String digit, float[] samples) {}

    private Recordings() {}

    /** The folder of FSDD; skips the test, saying so, if there is none. */
    public static Path fsdd() {
        String data = System.getenv("SONOFLUX_DATA");
        assumeTrue(data != null, "SKIPPED: SONOFLUX_DATA does not name a folder with recordings (fsdd/ in it)");
        Path folder = Path.of(data).resolve("fsdd");
        assumeTrue(Files.isDirectory(folder), "SKIPPED: there is no folder " + folder);
        return folder;
    }

    /** The 300 clips of the official test split, in the order of their names. */
    public static List<Clip> testClips() {
        Path folder = fsdd();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("\\d_\\w+_[0-4]\\.wav"))
                    .sorted()
                    .map(f -> new Clip(
                            f.getFileName().toString(),
                            f.getFileName().toString().substring(0, 1),
                            AudioClip.read(f, ChannelMix.mean(), Duration.ofSeconds(10))
                                    .samples()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
