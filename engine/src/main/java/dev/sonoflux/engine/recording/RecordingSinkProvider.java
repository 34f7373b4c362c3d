package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.pipeline.SinkProvider;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@link RecordingWriter} in a specification: {@code recording: { path: take.wav }}. */
public final class RecordingSinkProvider implements SinkProvider {
    /** What the sink and the source of recordings are called. */
    public static final String NAME = "recording";

    private static final Parameter<Path> PATH = Parameter.required(
            "path",
            ParameterTypes.path(),
            "The WAV file for the samples, e.g. take.wav; the events go to take.events.jsonl beside it.");

    private static final Parameter<Boolean> OVERWRITE = Parameter.of(
            "overwrite",
            ParameterTypes.bool(),
            false,
            "Whether a recording that is there already is given up; without it the run is refused.");

    private static final ParameterSet PARAMETERS =
            ParameterSet.of(PATH, OVERWRITE).withShorthand(PATH);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Records everything that the source delivers, so that it can be replayed: one stream.";
    }

    @Override
    public ParameterSet parameters() {
        return PARAMETERS;
    }

    @Override
    public Set<Class<?>> accepts(Settings settings) {
        return Set.of(AudioEvent.class);
    }

    @Override
    public Set<Path> writes(Settings settings) {
        RecordingFiles files = RecordingFiles.of(settings.get(PATH));
        return new LinkedHashSet<>(List.of(files.wav(), files.events()));
    }

    @Override
    public Sink open(Settings settings) {
        RecordingFiles files = RecordingFiles.of(settings.get(PATH));
        return new RecordingSink(RecordingWriter.create(files, settings.get(OVERWRITE), System::nanoTime));
    }
}
