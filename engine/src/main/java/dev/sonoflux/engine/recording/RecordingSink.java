package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Sink;

/** Records the stream that a pipeline runs on. */
record RecordingSink(RecordingWriter writer) implements Sink {
    @Override
    public void accept(Emission emission) {
        writer.write(emission.stream(), (AudioEvent) emission.item());
    }

    @Override
    public void close() {
        writer.close();
    }
}
