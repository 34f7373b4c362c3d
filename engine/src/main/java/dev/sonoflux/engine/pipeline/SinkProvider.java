package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.Settings;
import java.util.Set;

/** Makes a sink from its settings. */
public interface SinkProvider extends Component {
    /** The types of what it wants to see; what operators hand on inside the pipeline can be had, too. */
    Set<Class<?>> accepts(Settings settings);

    /**
     * Opens it; called once per run.
     *
     * @throws dev.sonoflux.engine.SonofluxException if it cannot be opened
     */
    Sink open(Settings settings);
}
