package dev.sonoflux.sinks.files;

import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.pipeline.SinkProvider;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.sinks.output.OutputFile;
import java.nio.file.Path;
import java.util.Set;

/** The sink {@code csv}. */
public final class CsvSinkProvider implements SinkProvider {
    private static final Parameter<Path> PATH = Parameter.required(
            "path", ParameterTypes.path(), "The file, which is created or emptied; - is standard output.");

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "Writes detections as a table.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(PATH).withShorthand(PATH);
    }

    @Override
    public Set<Class<?>> accepts(Settings settings) {
        return Set.of(Detection.class);
    }

    @Override
    public Set<Path> writes(Settings settings) {
        return OutputFile.written(settings.get(PATH));
    }

    @Override
    public Sink open(Settings settings) {
        return CsvSink.open(settings.get(PATH));
    }
}
