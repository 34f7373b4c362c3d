package dev.sonoflux.sinks.console;

import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.pipeline.SinkProvider;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.sinks.output.OutputFile;
import java.util.LinkedHashSet;
import java.util.Set;

/** The sink {@code console}. */
public final class ConsoleSinkProvider implements SinkProvider {
    private static final Parameter<Boolean> METER = Parameter.of(
            "meter",
            ParameterTypes.bool(),
            false,
            "Whether level, threshold and voice activity are shown below the lines, where standard output is a terminal.");
    private static final Parameter<Boolean> COLOUR = Parameter.of(
            "colour",
            ParameterTypes.bool(),
            true,
            "Whether lines are coloured, where standard output is a terminal and NO_COLOR is not set.");
    private static final Parameter<Boolean> FAULTS = Parameter.of(
            "faults",
            ParameterTypes.bool(),
            false,
            "Whether faults of the source are shown among the lines; the command line tells them on standard error.");

    private final Terminal terminal;

    public ConsoleSinkProvider() {
        this(Terminal.detect());
    }

    ConsoleSinkProvider(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public String summary() {
        return "Prints a readable line for each detection to standard output, and what becomes of a live source.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(METER, COLOUR, FAULTS);
    }

    @Override
    public Set<Class<?>> accepts(Settings settings) {
        Set<Class<?>> types = new LinkedHashSet<>();
        types.add(Detection.class);
        types.add(Dropped.class);
        types.add(CaptureStarted.class);
        types.add(Fault.class);
        if (settings.get(METER) && terminal.interactive()) {
            types.add(VoiceActivity.class);
        }
        return types;
    }

    @Override
    public Sink open(Settings settings) {
        boolean colour = settings.get(COLOUR) && terminal.colour();
        return new ConsoleSink(
                OutputFile.open(OutputFile.STANDARD_OUTPUT), colour, Terminal::columns, settings.get(FAULTS));
    }
}
