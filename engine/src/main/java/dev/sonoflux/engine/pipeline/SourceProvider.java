package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.spec.Settings;

/** Makes a source from its settings. */
public interface SourceProvider extends Component {
    /**
     * Makes the source; no audio is read yet.
     *
     * @throws dev.sonoflux.engine.SonofluxException if it can be known already that it won't work
     */
    AudioSource plan(Settings settings, PlanScope scope);
}
