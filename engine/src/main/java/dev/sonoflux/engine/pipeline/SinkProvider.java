package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.Settings;
import java.nio.file.Path;
import java.util.Set;

/** Makes a sink from its settings. */
public interface SinkProvider extends Component {
    /** The types of what it wants to see; what operators hand on inside the pipeline can be had, too. */
    Set<Class<?>> accepts(Settings settings);

    /** The files and folders that it writes, relative to the working directory; standard output is none of them. */
    default Set<Path> writes(Settings settings) {
        return Set.of();
    }

    /**
     * Opens it; called once per run.
     *
     * @throws dev.sonoflux.engine.SonofluxException if it cannot be opened
     */
    Sink open(Settings settings);
}
