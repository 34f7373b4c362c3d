package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.SonofluxException;
import java.util.OptionalLong;

/** A recording that cannot be read or written. The message names the file and, where there is one, the byte. */
public final class AudioFileException extends SonofluxException {
    private static final long serialVersionUID = 1L;
    private static final long NOWHERE = -1;

    private final String file;
    private final long offset;

    AudioFileException(String file, long offset, String problem) {
        super(file + ", byte " + offset + ": " + problem);
        this.file = file;
        this.offset = offset;
    }

    AudioFileException(String file, long offset, String problem, Throwable cause) {
        super(file + ", byte " + offset + ": " + problem, cause);
        this.file = file;
        this.offset = offset;
    }

    AudioFileException(String file, String problem) {
        super(file + ": " + problem);
        this.file = file;
        this.offset = NOWHERE;
    }

    AudioFileException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
        this.file = file;
        this.offset = NOWHERE;
    }

    /** The file as it was asked for, or the name of the input. */
    public String file() {
        return file;
    }

    /** Where in the file it went wrong, in bytes from its start; empty if that is no matter of one place. */
    public OptionalLong offset() {
        return offset == NOWHERE ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
