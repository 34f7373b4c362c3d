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

/** {@link FileSource} in a specification: {@code file: { path: … }}, or {@code file: path}. */
public final class FileSourceProvider implements SourceProvider {
    private static final Parameter<Path> PATH = Parameter.required("path", ParameterTypes.path(), "Where the file is.");

    private static final ParameterSet PARAMETERS = ReadParameters.after(PATH).withShorthand(PATH);

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String summary() {
        return "Reads one recording: WAV, AIFF, AU or FLAC, or samples without a header.";
    }

    @Override
    public ParameterSet parameters() {
        return PARAMETERS;
    }

    @Override
    public AudioSource plan(Settings settings, PlanScope scope) {
        Path file = scope.find(settings.get(PATH));
        if (Files.isDirectory(file)) {
            throw new SonofluxException(file + " is a directory; its source is 'directory'");
        }
        return FileSource.of(file, ReadParameters.options(settings));
    }
}
