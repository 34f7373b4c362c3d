package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.SourceProvider;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.nio.file.Path;
import reactor.core.scheduler.Schedulers;

/** {@link RecordingSource} in a specification: {@code recording: { path: take.wav }}, or {@code recording: take.wav}. */
public final class RecordingSourceProvider implements SourceProvider {
    private enum Pace {
        REALTIME,
        MAX
    }

    private static final Parameter<Path> PATH =
            Parameter.required("path", ParameterTypes.path(), "Where the recording is: its WAV file.");

    private static final Parameter<Pace> PACE = Parameter.of(
            "pace",
            ParameterTypes.choice(Pace.class),
            Pace.MAX,
            "How fast it is replayed: realtime, each event when it came, or max, as fast as possible.");

    private static final ParameterSet PARAMETERS = ParameterSet.of(PATH, PACE).withShorthand(PATH);

    @Override
    public String name() {
        return RecordingSinkProvider.NAME;
    }

    @Override
    public String summary() {
        return "Replays what the sink of the same name has recorded, to the event.";
    }

    @Override
    public ParameterSet parameters() {
        return PARAMETERS;
    }

    @Override
    public AudioSource plan(Settings settings, PlanScope scope) {
        RecordingSource source = RecordingSource.of(scope.find(settings.get(PATH)));
        return settings.get(PACE) == Pace.MAX ? source : source.inRealTime(Schedulers.boundedElastic());
    }
}
