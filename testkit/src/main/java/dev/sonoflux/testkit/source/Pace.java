package dev.sonoflux.testkit.source;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.recording.RecordingSource;
import dev.sonoflux.engine.source.PacedSource;
import java.nio.file.Path;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** How fast a test hears a recording. */
public enum Pace {
    /** As fast as it is asked for. */
    MAX,

    /**
     * As fast as it was spoken, in frames of at most 20 ms; a {@link RecordingSource} as it came, with its own frames and
     * stalls. It is timed by {@link Schedulers#parallel()}, taken when the stream is subscribed to; so under
     * {@link reactor.test.StepVerifier#withVirtualTime} the time is virtual, and hours pass at a stroke.
     */
    REAL_TIME;

    /** The source at this pace. */
    public AudioSource of(AudioSource source) {
        return this == MAX ? source : new RealTime(source);
    }

    private static AudioSource paced(AudioSource source) {
        return source instanceof RecordingSource recorded
                ? recorded.inRealTime(Schedulers.parallel())
                : new PacedSource(source, Schedulers.parallel());
    }

    /** A source that takes the clock when one of its streams is subscribed to. */
    private record RealTime(AudioSource source) implements AudioSource {
        @Override
        public Flux<AudioStream> streams() {
            return source.streams()
                    .index((i, stream) -> new AudioStream(
                            stream.name(),
                            Flux.defer(() -> paced(source)
                                    .streams()
                                    .elementAt(i.intValue())
                                    .flatMapMany(AudioStream::events))));
        }

        @Override
        public OptionalInt sampleRate() {
            return source.sampleRate();
        }

        @Override
        public boolean reads(Path path) {
            return source.reads(path);
        }
    }
}
