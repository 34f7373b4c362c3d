package dev.sonoflux.testkit.source;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.source.PacedSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** How fast a test hears a recording. */
public enum Pace {
    /** As fast as it is asked for. */
    MAX,

    /**
     * As fast as it was spoken, in frames of at most 20 ms. It is timed by {@link Schedulers#parallel()}, taken when the
     * stream is subscribed to; so under {@link reactor.test.StepVerifier#withVirtualTime} the time is virtual, and hours
     * pass at a stroke.
     */
    REAL_TIME;

    /** The source at this pace. */
    public AudioSource of(AudioSource source) {
        return this == MAX ? source : new ChangedSource(source, Pace::paced);
    }

    private static AudioStream paced(AudioStream stream) {
        AudioSource alone = AudioSource.of(stream.name(), stream.events());
        return new AudioStream(
                stream.name(),
                Flux.defer(() -> new PacedSource(alone, Schedulers.parallel()).streams())
                        .flatMap(AudioStream::events));
    }
}
