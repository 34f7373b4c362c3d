package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.AudioReader;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.training.ContentHash;
import dev.sonoflux.training.dataset.AudioLocation.Excerpt;
import dev.sonoflux.training.dataset.AudioLocation.ParquetCell;
import dev.sonoflux.training.dataset.AudioLocation.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Reads the audio of recordings, one after the other; cheapest in the order in which a dataset lists them. Not
 * thread-safe.
 */
final class StoredAudio implements AutoCloseable {
    /** What is longer is no word. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** A minute of eight channels at 192 kHz in 32 bits is less. */
    private static final long MOST_BYTES = 400L << 20;

    private final ParquetAudio parquet = new ParquetAudio();

    /**
     * A recording as it was stored.
     *
     * @param sha256 of the bytes of the file, or of the samples of an excerpt
     * @param encoding of the samples, e.g. {@code s16le}
     * @param channels before they were mixed down
     */
    record Stored(AudioClip clip, String sha256, String encoding, int channels) {}

    /**
     * Reads a recording.
     *
     * @throws SonofluxException if it is broken, empty, or too long for one word
     */
    Stored read(AudioLocation location) {
        if (location instanceof Excerpt excerpt) {
            try (AudioReader reader = ExcerptReader.open(excerpt)) {
                AudioClip clip = AudioClip.read(reader, excerpt.toString(), LONGEST);
                return new Stored(
                        clip,
                        ContentHash.ofSamples(clip.sampleRate(), clip.samples()),
                        reader.info().encoding(),
                        reader.info().channels());
            }
        }
        byte[] bytes = bytes(location);
        try (AudioReader reader =
                AudioReader.of(new ByteArrayInputStream(bytes), location.toString(), ChannelMix.mean())) {
            AudioClip clip = AudioClip.read(reader, location.toString(), LONGEST);
            return new Stored(
                    clip,
                    ContentHash.of(bytes),
                    reader.info().encoding(),
                    reader.info().channels());
        }
    }

    /** What a content hash is taken over: the bytes of the audio file, or the samples of an excerpt. */
    byte[] bytes(AudioLocation location) {
        if (location instanceof WholeFile whole) {
            return bytes(whole.file());
        }
        if (location instanceof ParquetCell cell) {
            return parquet.bytes(cell);
        }
        try (AudioReader reader = ExcerptReader.open((Excerpt) location)) {
            AudioClip clip = AudioClip.read(reader, location.toString(), LONGEST);
            return ContentHash.bytes(clip.sampleRate(), clip.samples());
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new SonofluxException(file + " has " + (Files.size(file) >> 20)
                        + " MiB, which is more than a word; cut it into words first");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SonofluxException(file + ": there is no such file; it was there when the dataset was listed", e);
        } catch (AccessDeniedException e) {
            throw new SonofluxException(file + ": may not be read; check its permissions", e);
        } catch (IOException e) {
            throw new SonofluxException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        parquet.close();
    }
}
