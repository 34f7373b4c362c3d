package dev.sonoflux.testkit.source;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stages;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntSupplier;
import reactor.core.publisher.Flux;

/**
 * Cuts a stream into other frames: nothing that one builds on it may notice. Samples keep their positions; frames are never
 * joined across a gap, a change of the rate or an event that stands between them, so that one before these may be shorter;
 * all else stays in its place.
 *
 * @param longest samples per frame, or the most of them where sizes are random; 1 or more
 * @param seed chooses sizes from 1 to {@code longest}, each as likely; empty for frames of one size
 */
public record Rechunking(int longest, OptionalLong seed) {
    public Rechunking {
        if (longest < 1) {
            throw new IllegalArgumentException("frames of " + longest + " samples hold nothing; 1 is the least");
        }
    }

    /** Frames of one size. */
    public static Rechunking ofSize(int samples) {
        return new Rechunking(samples, OptionalLong.empty());
    }

    /** Frames of 1 to {@code longest} samples at random; the same seed gives the same sizes. */
    public static Rechunking ofRandomSizes(int longest, long seed) {
        return new Rechunking(longest, OptionalLong.of(seed));
    }

    /** For {@link Flux#transform} on the events of a stream. */
    public Function<Flux<AudioEvent>, Flux<AudioEvent>> events() {
        return Stages.operator(() -> new Rechunker(sizes()));
    }

    /** For {@link Flux#transform} on frames. */
    public Function<Flux<PcmFrame>, Flux<PcmFrame>> frames() {
        return frames -> frames.cast(AudioEvent.class).transform(events()).cast(PcmFrame.class);
    }

    /** A source whose streams are all cut so. */
    public AudioSource of(AudioSource source) {
        return new ChangedSource(
                source, stream -> new AudioStream(stream.name(), stream.events().transform(events())));
    }

    private IntSupplier sizes() {
        if (seed.isEmpty()) {
            return () -> longest;
        }
        Random random = new Random(seed.getAsLong());
        return () -> 1 + random.nextInt(longest);
    }

    /** As the name of a test says it. */
    @Override
    public String toString() {
        return seed.isEmpty() ? "frames of " + longest : "frames of 1 to " + longest + ", seed " + seed.getAsLong();
    }
}
