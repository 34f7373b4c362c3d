package dev.sonoflux.training.splice;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a stream and the truth about it are written.
 *
 * @param wav the samples
 * @param truth the words, as {@link TruthWriter} writes them
 * @param encoding of the samples: {@code S16_LE}, {@code S24_LE} or {@code F32_LE}
 */
public record StreamFiles(Path wav, Path truth, SampleEncoding encoding) {
    private static final String TRUTH = ".truth.jsonl";

    public StreamFiles {
        wav = wav.toAbsolutePath().normalize();
        truth = truth.toAbsolutePath().normalize();
        if (wav.equals(truth)) {
            throw new SonofluxException(wav + " can't be both the stream and the truth about it; name two files");
        }
    }

    /** 16 bits, with the truth beside it: {@code words.wav} and {@code words.truth.jsonl}. */
    public static StreamFiles of(Path wav) {
        return new StreamFiles(wav, truthBeside(wav), SampleEncoding.S16_LE);
    }

    /** The same with the truth elsewhere. */
    public StreamFiles withTruth(Path file) {
        return new StreamFiles(wav, file, encoding);
    }

    /** The same with another encoding. */
    public StreamFiles withEncoding(SampleEncoding newEncoding) {
        return new StreamFiles(wav, truth, newEncoding);
    }

    /** Where the truth about a stream is, if nobody says otherwise. */
    public static Path truthBeside(Path wav) {
        String name = String.valueOf(wav.getFileName());
        int dot = name.lastIndexOf('.');
        return wav.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + TRUTH);
    }

    /** What the stream is called: the WAV file's name, as when it is read. */
    String name() {
        return wav.getFileName().toString();
    }

    /** Makes files beside those that are to be. */
    Unfinished begin() {
        try {
            Files.createDirectories(wav.getParent());
            Files.createDirectories(truth.getParent());
            return new Unfinished(this, beside(wav), beside(truth));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".unfinished");
    }

    private SonofluxException unwritable(IOException cause) {
        return new SonofluxException(wav + ": cannot be written: " + cause + "; check the folder and the disk", cause);
    }

    /** The files while they are written; they are deleted unless they are complete. */
    record Unfinished(StreamFiles files, Path wav, Path truth) implements AutoCloseable {
        /** Puts them where they belong; the stream last, so that there is none without its truth. */
        void complete() {
            try {
                Files.move(truth, files.truth, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                Files.move(wav, files.wav, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw files.unwritable(e);
            }
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(wav);
                Files.deleteIfExists(truth);
            } catch (IOException e) {
                throw files.unwritable(e);
            }
        }
    }
}
