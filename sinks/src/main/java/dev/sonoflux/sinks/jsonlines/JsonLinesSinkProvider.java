package dev.sonoflux.sinks.jsonlines;

import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.measure.Measurement;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.pipeline.SinkProvider;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.sinks.output.OutputFile;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The sink {@code json-lines}. */
public final class JsonLinesSinkProvider implements SinkProvider {
    private static final Parameter<Path> PATH = Parameter.of(
            "path",
            ParameterTypes.path(),
            OutputFile.STANDARD_OUTPUT,
            "The file, which is created or emptied; - is standard output.");
    private static final Parameter<Boolean> SEGMENTS = Parameter.of(
            "segments", ParameterTypes.bool(), false, "Whether each segment of speech is written when it ends.");
    private static final Parameter<Boolean> DROPS =
            Parameter.of("drops", ParameterTypes.bool(), false, "Whether samples that a live source lost are written.");
    private static final Parameter<Boolean> FAULTS =
            Parameter.of("faults", ParameterTypes.bool(), false, "Whether faults of the source are written.");

    private static final Parameter<Boolean> CAPTURES = Parameter.of(
            "captures",
            ParameterTypes.bool(),
            false,
            "Whether it is written when a live source begins to listen, also after a fault.");
    private static final Parameter<Boolean> KEYS =
            Parameter.of("keys", ParameterTypes.bool(), false, "Whether the keys that are pressed are written.");

    @Override
    public String name() {
        return "json-lines";
    }

    @Override
    public String summary() {
        return "Writes detections, and what operators measure, as JSON, one object a line.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(PATH, SEGMENTS, DROPS, FAULTS, CAPTURES, KEYS).withShorthand(PATH);
    }

    @Override
    public Set<Class<?>> accepts(Settings settings) {
        Set<Class<?>> types = new LinkedHashSet<>();
        types.add(Detection.class);
        types.add(Measurement.class);
        if (settings.get(SEGMENTS)) {
            types.add(SpeechEvent.Ended.class);
        }
        if (settings.get(DROPS)) {
            types.add(Dropped.class);
        }
        if (settings.get(FAULTS)) {
            types.add(Fault.class);
        }
        if (settings.get(CAPTURES)) {
            types.add(CaptureStarted.class);
        }
        if (settings.get(KEYS)) {
            types.add(KeyPress.class);
        }
        return types;
    }

    @Override
    public Set<Path> writes(Settings settings) {
        return OutputFile.written(settings.get(PATH));
    }

    @Override
    public Sink open(Settings settings) {
        return new JsonLinesSink(OutputFile.open(settings.get(PATH)));
    }
}
