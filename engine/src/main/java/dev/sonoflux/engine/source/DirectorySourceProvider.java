package dev.sonoflux.engine.source;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.SourceProvider;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@link DirectorySource} in a specification: {@code directory: { path: … }}, or {@code directory: path}. */
public final class DirectorySourceProvider implements SourceProvider {
    private static final Parameter<Path> PATH =
            Parameter.required("path", ParameterTypes.path(), "Where the directory is.");

    private static final ParameterSet PARAMETERS = ReadParameters.after(PATH).withShorthand(PATH);

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public String summary() {
        return "Reads every recording in a directory and the directories in it, each as a stream of its own.";
    }

    @Override
    public ParameterSet parameters() {
        return PARAMETERS;
    }

    @Override
    public AudioSource plan(Settings settings, PlanScope scope) {
        Path directory = scope.find(settings.get(PATH));
        if (!Files.isDirectory(directory)) {
            throw new SonofluxException(directory + " is a file; its source is 'file'");
        }
        return DirectorySource.of(directory, ReadParameters.options(settings));
    }
}
