package dev.sonoflux.engine.source;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.SourceProvider;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.Settings;

/** Standard input in a specification: {@code stdin: {}}. */
public final class StandardInputSourceProvider implements SourceProvider {
    private static final ParameterSet PARAMETERS = ReadParameters.after();

    @Override
    public String name() {
        return InputStreamSource.STANDARD_INPUT;
    }

    @Override
    public String summary() {
        return "Reads standard input: a WAV file that is piped in, or samples without a header.";
    }

    @Override
    public ParameterSet parameters() {
        return PARAMETERS;
    }

    @Override
    public AudioSource plan(Settings settings, PlanScope scope) {
        return InputStreamSource.ofStandardInput(ReadParameters.options(settings));
    }
}
