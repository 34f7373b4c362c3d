package dev.sonoflux.sinks.console;

import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.sinks.output.OutputFile;

/** Prints a line for everything it gets, and keeps the level meter below the last one. */
final class ConsoleSink implements Sink {
    private static final int METER_UPDATES_PER_SECOND = 10;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final OutputFile output;
    private final ConsoleText text;
    private boolean meterShown;
    private double peak;
    private String meterStream = "";
    private long nextUpdate;

    ConsoleSink(OutputFile output, boolean colour) {
        this.output = output;
        this.text = new ConsoleText(colour);
    }

    @Override
    public void accept(Emission emission) {
        String stream = emission.stream();
        if (emission.item() instanceof Detection detection) {
            print(text.detection(stream, detection));
        } else if (emission.item() instanceof Dropped dropped) {
            print(text.dropped(stream, dropped));
        } else if (emission.item() instanceof Fault fault) {
            print(text.fault(stream, fault));
        } else if (emission.item() instanceof VoiceActivity activity) {
            meter(stream, activity);
        }
    }

    @Override
    public void close() {
        eraseMeter();
        output.close();
    }

    private void print(String line) {
        eraseMeter();
        output.write(line, "\n");
    }

    /** Shows the loudest hop since the last update. */
    private void meter(String stream, VoiceActivity activity) {
        if (!stream.equals(meterStream)) {
            meterStream = stream;
            nextUpdate = 0;
            peak = 0;
        }
        peak = Math.max(peak, activity.level());
        if (activity.hop().start() >= nextUpdate) {
            output.write(ERASE_LINE + text.meter(peak, activity.state()), "");
            meterShown = true;
            peak = 0;
            nextUpdate = activity.hop().start() + activity.hop().sampleRate() / METER_UPDATES_PER_SECOND;
        }
    }

    private void eraseMeter() {
        if (meterShown) {
            output.write(ERASE_LINE, "");
            meterShown = false;
        }
    }
}
