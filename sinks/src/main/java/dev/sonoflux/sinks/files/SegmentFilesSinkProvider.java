package dev.sonoflux.sinks.files;

import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.pipeline.SinkProvider;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.SpeechEvent;
import java.nio.file.Path;
import java.util.Set;

/** The sink {@code segment-files}. */
public final class SegmentFilesSinkProvider implements SinkProvider {
    private static final Parameter<Path> DIRECTORY =
            Parameter.required("directory", ParameterTypes.path(), "The folder they go to; created if there is none.");

    @Override
    public String name() {
        return "segment-files";
    }

    @Override
    public String summary() {
        return "Writes each segment of speech as a WAV file.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(DIRECTORY).withShorthand(DIRECTORY);
    }

    @Override
    public Set<Class<?>> accepts(Settings settings) {
        return Set.of(SpeechEvent.class);
    }

    @Override
    public Set<Path> writes(Settings settings) {
        return Set.of(settings.get(DIRECTORY));
    }

    @Override
    public Sink open(Settings settings) {
        return new SegmentFilesSink(settings.get(DIRECTORY));
    }
}
