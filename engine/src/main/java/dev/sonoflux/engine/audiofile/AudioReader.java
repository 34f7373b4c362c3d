package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads a recording from its start to its end as mono samples, in bounded memory. WAV (RIFF, RF64, BW64), AIFF, AU and
 * FLAC are told apart by their content, whatever the file is called. Not thread-safe.
 *
 * <p>A recording that stops early gives every whole sample that it holds, and then a {@linkplain #warnings() warning}.
 * One that is broken throws {@link AudioFileException}, when it is opened or from {@link #read}.
 */
public interface AudioReader extends AutoCloseable {
    /** What names of recordings end with, without the dot. */
    List<String> EXTENSIONS = List.of("wav", "wave", "aif", "aiff", "aifc", "au", "snd", "flac");

    /** Whether a file is a recording by its name; nothing is opened. */
    static boolean isNamedAsAudio(Path file) {
        String name = file.toString();
        int dot = name.lastIndexOf('.');
        return dot >= 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * Opens a file.
     *
     * @throws AudioFileException if it cannot be opened, or its header makes no sense
     */
    static AudioReader open(Path file, ChannelMix mix) {
        return whileOpen(open(file), file.toString(), in -> AudioContainer.open(in, mix));
    }

    /**
     * Opens a file of samples without a header.
     *
     * @throws AudioFileException if it cannot be opened, or doesn't have the channel that is asked for
     */
    static AudioReader openRaw(Path file, PcmFormat format, ChannelMix mix) {
        return whileOpen(open(file), file.toString(), in -> PcmReader.raw(in, format, mix));
    }

    /**
     * Reads from a stream, which is closed with the reader. WAV is read no further than the samples asked for need; of
     * other files, a buffer more.
     *
     * @param name what messages call it
     * @throws AudioFileException if its header makes no sense
     */
    static AudioReader of(InputStream in, String name, ChannelMix mix) {
        return whileOpen(in, name, bytes -> AudioContainer.open(bytes, mix));
    }

    /**
     * Reads samples without a header from a stream, which is closed with the reader, and no further than they need.
     *
     * @param name what messages call it
     * @throws AudioFileException if the format doesn't have the channel that is asked for
     */
    static AudioReader ofRaw(InputStream in, String name, PcmFormat format, ChannelMix mix) {
        return whileOpen(in, name, bytes -> PcmReader.raw(bytes, format, mix));
    }

    /** What the header says. */
    AudioInfo info();

    /**
     * Fills {@code out} with the next samples, and waits for them where it must. Amplitudes are nominally in [-1, 1].
     *
     * @return how many samples there were: all of {@code out}, fewer only where the recording ends, -1 after its end
     * @throws AudioFileException if the recording is broken here
     */
    int read(float[] out);

    /** Index of the next sample. */
    long position();

    /** What was wrong with the recording without being an error; complete once {@link #read} has returned -1. */
    List<Fault> warnings();

    /** Closes the file. */
    @Override
    void close();

    private static InputStream open(Path file) {
        if (Files.isDirectory(file)) {
            throw new AudioFileException(
                    file.toString(), "is a folder, not a recording; use a directory source for it");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new AudioFileException(file.toString(), "there is no such file; check the path", e);
        } catch (AccessDeniedException e) {
            throw new AudioFileException(file.toString(), "may not be read; check its permissions", e);
        } catch (IOException e) {
            throw new AudioFileException(file.toString(), "cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Hands the stream over to the reader that {@code open} makes, or closes it if none is made. */
    private static AudioReader whileOpen(InputStream in, String name, Function<ByteSource, AudioReader> open) {
        ByteSource bytes = new ByteSource(in, name);
        try {
            return open.apply(bytes);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }
}
