package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.StreamRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rooms of one operator. Which rooms there are follows from its settings, and not from who asks for one; each is simulated
 * when the first stream is heard in it. Can be shared between streams and threads.
 */
final class Rooms {
    private final ReverbConfig config;
    private final Map<Key, FilterSpectrum> simulated = new ConcurrentHashMap<>();

    private record Key(int room, int sampleRate) {}

    Rooms(ReverbConfig config) {
        this.config = config;
    }

    ReverbConfig config() {
        return config;
    }

    /** What becomes of a sound in the room that is drawn for a stream. */
    FilterSpectrum of(String stream, int sampleRate) {
        int room = StreamRandom.of(config.seed(), Reverb.NAME, stream).nextInt(config.rooms());
        return simulated.computeIfAbsent(new Key(room, sampleRate), this::simulate);
    }

    private FilterSpectrum simulate(Key key) {
        StreamRandom random = StreamRandom.of(config.seed(), Reverb.NAME, "room " + key.room());
        return new FilterSpectrum(ImageSources.response(Room.draw(config, random), key.sampleRate()));
    }
}
