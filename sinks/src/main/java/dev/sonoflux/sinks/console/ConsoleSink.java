package dev.sonoflux.sinks.console;

import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.sinks.output.OutputFile;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Prints a line for everything it gets, and keeps the level meter below the last one.
 *
 * <p>While the meter stands, the cursor is at its beginning: so whatever else is printed to the terminal can wipe it out,
 * also where the terminal has become narrower and has broken the meter into several lines.
 */
final class ConsoleSink implements Sink {
    private static final int METER_UPDATES_PER_SECOND = 10;
    private static final long NONE = -1;
    private static final String ERASE = "\r\u001b[J";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final OutputFile output;
    private final ConsoleText text;
    private final Meter meter;
    private final IntSupplier columns;
    private final boolean showFaults;
    private Optional<Fault> lastFault = Optional.empty();
    private boolean listening;
    private boolean meterShown;
    private String stream = "";
    private long nextUpdate;
    /** The hop that the meter was drawn for, until the next one comes. */
    private long shownHop = NONE;

    /**
     * @param columns how wide the terminal is now
     * @param showFaults whether faults have lines, too
     */
    ConsoleSink(OutputFile output, boolean colour, IntSupplier columns, boolean showFaults) {
        this.output = output;
        this.columns = columns;
        this.showFaults = showFaults;
        Paint paint = new Paint(colour);
        text = new ConsoleText(paint);
        meter = new Meter(paint);
    }

    @Override
    public void accept(Emission emission) {
        if (!emission.stream().equals(stream)) {
            begin(emission.stream());
        }
        if (emission.item() instanceof Detection detection) {
            print(text.detection(stream, detection));
        } else if (emission.item() instanceof Dropped dropped) {
            meter.lose(dropped);
            print(text.dropped(stream, dropped));
        } else if (emission.item() instanceof Fault fault) {
            lastFault = Optional.of(fault);
            if (showFaults) {
                print(text.fault(stream, fault));
            }
        } else if (emission.item() instanceof CaptureStarted started) {
            if (!listening) {
                print(text.listening(started));
            } else if (lastFault.stream().noneMatch(fault -> fault.severity() == Fault.Severity.NOTE)) {
                print(text.heardAgain(started, lastFault));
            }
            listening = true;
        } else if (emission.item() instanceof VoiceActivity activity) {
            hear(activity);
        }
    }

    @Override
    public void close() {
        eraseMeter();
        output.close();
    }

    private void begin(String name) {
        stream = name;
        nextUpdate = 0;
        shownHop = NONE;
        listening = false;
        lastFault = Optional.empty();
        meter.restart();
    }

    private void print(String line) {
        eraseMeter();
        output.write(line, "\n");
    }

    /** Shows the loudest hop since the last update, and at once what an operator behind the detector says about it. */
    private void hear(VoiceActivity activity) {
        long hop = activity.hop().start();
        boolean sameHop = hop == shownHop;
        if (!sameHop && shownHop != NONE) {
            meter.forgetPeak();
            shownHop = NONE;
        }
        boolean wasGone = meter.isGone();
        meter.hear(activity);
        if (sameHop || hop >= nextUpdate || meter.isGone() != wasGone) {
            output.write("\r" + NO_WRAP + meter.line(columns.getAsInt()) + "\u001b[J" + WRAP, "\r");
            meterShown = true;
            shownHop = hop;
            nextUpdate = hop + activity.hop().sampleRate() / METER_UPDATES_PER_SECOND;
        }
    }

    private void eraseMeter() {
        if (meterShown) {
            output.write(ERASE, "");
            meterShown = false;
        }
    }
}
