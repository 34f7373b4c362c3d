package dev.sonoflux.sinks.jsonlines;

import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.measure.Measurement;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.sinks.output.OutputFile;

/** Writes a line for everything it gets, at once. */
final class JsonLinesSink implements Sink {
    private final JsonLines lines = new JsonLines();
    private final OutputFile output;

    JsonLinesSink(OutputFile output) {
        this.output = output;
    }

    @Override
    public void accept(Emission emission) {
        String stream = emission.stream();
        if (emission.item() instanceof Detection detection) {
            write(lines.detection(stream, detection));
        } else if (emission.item() instanceof SpeechEvent.Ended segment) {
            write(lines.segment(stream, segment));
        } else if (emission.item() instanceof Dropped dropped) {
            write(lines.dropped(stream, dropped));
        } else if (emission.item() instanceof Fault fault) {
            write(lines.fault(stream, fault));
        } else if (emission.item() instanceof CaptureStarted started) {
            write(lines.capture(stream, started));
        } else if (emission.item() instanceof KeyPress press) {
            write(lines.key(stream, press));
        } else if (emission.item() instanceof Measurement measurement) {
            write(lines.measurement(stream, measurement));
        }
    }

    @Override
    public void close() {
        output.close();
    }

    private void write(String line) {
        output.write(line, "\n");
    }
}
