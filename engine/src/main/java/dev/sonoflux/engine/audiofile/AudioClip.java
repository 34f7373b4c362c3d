package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A short recording, read as a whole: a word, and not a stream.
 *
 * @param sampleRate samples per second
 * @param samples amplitudes, nominally in [-1, 1]; handed over, not copied; at least one
 * @param warnings what was wrong with the recording without being an error, e.g. that it stops early
 */
public record AudioClip(int sampleRate, float[] samples, List<Fault> warnings) {
    private static final int PART = 4096;

    /**
     * Reads a file.
     *
     * @param longest what is longer is refused, before more of it is read
     * @throws AudioFileException if it is broken, empty or too long
     */
    public static AudioClip read(Path file, ChannelMix mix, Duration longest) {
        try (AudioReader reader = AudioReader.open(file, mix)) {
            return read(reader, file.toString(), longest);
        }
    }

    /**
     * Reads what is left of a recording; the reader stays open.
     *
     * @param name what messages call it
     * @param longest what is longer is refused, before more of it is read
     * @throws AudioFileException if it is broken, empty or too long
     */
    public static AudioClip read(AudioReader reader, String name, Duration longest) {
        int rate = reader.info().sampleRate();
        float[] samples = samples(reader, longest.toMillis() * rate / 1000, name);
        if (samples.length == 0) {
            throw new AudioFileException(name, "there are no samples in it");
        }
        return new AudioClip(rate, samples, reader.warnings());
    }

    private static float[] samples(AudioReader reader, long most, String name) {
        float[] samples = new float[reader.info().sampleRate()];
        int length = 0;
        float[] part = new float[PART];
        for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
            if (length + read > most) {
                throw new AudioFileException(
                        name,
                        "is longer than " + most / reader.info().sampleRate()
                                + " s, which is more than a word; run a pipeline over it instead");
            }
            if (length + read > samples.length) {
                samples = Arrays.copyOf(samples, Math.max(length + read, 2 * samples.length));
            }
            System.arraycopy(part, 0, samples, length, read);
            length += read;
        }
        return Arrays.copyOf(samples, length);
    }
}
