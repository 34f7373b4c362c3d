package dev.sonoflux.sinks.files;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.speech.SpeechEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Each segment, pre-roll and hangover included, as a 16-bit WAV file of its own, written while it is spoken. Two streams
 * whose names become the same in a file system get a number behind the second one's.
 */
final class SegmentFilesSink implements Sink {
    private final Path directory;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private WavWriter writer;

    SegmentFilesSink(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new SonofluxException(
                    "the folder " + directory + " for segments cannot be made: " + e
                            + "; name another, or check its permissions",
                    e);
        }
    }

    @Override
    public void accept(Emission emission) {
        if (emission.item() instanceof SpeechEvent.Started started) {
            close();
            Path file = directory.resolve(SegmentName.of(name(emission.stream()), started.segment()));
            writer = WavWriter.create(file, started.sampleRate(), SampleEncoding.S16_LE);
        } else if (emission.item() instanceof SpeechEvent.Samples samples) {
            writer.write(samples.frame().samples());
            writer.flush();
        } else if (emission.item() instanceof SpeechEvent.Ended) {
            close();
        }
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    private String name(String stream) {
        return names.computeIfAbsent(stream, s -> {
            String safe = SegmentName.safe(s);
            String name = safe;
            // Many file systems take names that differ in case only for the same.
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = safe + "~" + i;
            }
            return name;
        });
    }
}
