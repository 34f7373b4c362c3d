package dev.sonoflux.engine.source;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audiofile.AudioReader;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;

/**
 * Audio that comes through a pipe, standard input before all: a WAV file (or another whose header is recognised), or
 * samples without a header where their format is stated. It is one stream, which can be read once; a second subscription
 * gets an error {@link dev.sonoflux.engine.audio.Fault}.
 *
 * <p>The thread that requests is the one that reads, and it is blocked until a frame is full or the input ends; nothing is
 * read before it is asked for. Whoever must not be blocked puts the stream on a thread of its own with
 * {@link Flux#subscribeOn}. A read that blocks doesn't notice a cancellation before it returns. The input is left open.
 */
public final class InputStreamSource implements AudioSource {
    /** What detections call standard input. */
    public static final String STANDARD_INPUT = "stdin";

    private final String name;
    private final InputStream input;
    private final ReadOptions options;
    private final AtomicBoolean begun = new AtomicBoolean();

    private InputStreamSource(String name, InputStream input, ReadOptions options) {
        this.name = Objects.requireNonNull(name, "name");
        this.input = Objects.requireNonNull(input, "input");
        this.options = Objects.requireNonNull(options, "options");
    }

    /** Standard input. */
    public static InputStreamSource ofStandardInput(ReadOptions options) {
        return new InputStreamSource(STANDARD_INPUT, System.in, options);
    }

    /**
     * Any other input.
     *
     * @param name what detections and messages call it
     */
    public static InputStreamSource of(String name, InputStream input, ReadOptions options) {
        return new InputStreamSource(name, input, options);
    }

    @Override
    public Flux<AudioStream> streams() {
        return Flux.just(new AudioStream(name, RecordingEvents.of(name, this::open, options.frameSize())));
    }

    /** The stated rate of samples without a header; what a header states isn't read before it is asked for. */
    @Override
    public OptionalInt sampleRate() {
        return options.rawFormat().isPresent()
                ? OptionalInt.of(options.rawFormat().get().sampleRate())
                : OptionalInt.empty();
    }

    private AudioReader open() {
        if (!begun.compareAndSet(false, true)) {
            throw new SonofluxException(name + ": can be read only once; save it to a file to read it again");
        }
        InputStream left = new LeftOpen(input);
        return options.rawFormat().isPresent()
                ? AudioReader.ofRaw(left, name, options.rawFormat().get(), options.channel())
                : AudioReader.of(left, name, options.channel());
    }

    /** The input belongs to whoever handed it over. */
    private static final class LeftOpen extends FilterInputStream {
        LeftOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // Not ours to close.
        }
    }
}
