package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.VoiceActivity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** The operator {@code vad} of the type {@code silero}. */
public final class SileroVadProvider extends VadProvider {
    private static final Duration HOP = Duration.ofMillis(32);

    private static final Parameter<Double> ONSET = Parameter.of(
            "onset",
            ParameterTypes.number(0, 1),
            SileroVadConfig.DEFAULT_ONSET,
            "The probability from which on speech begins.");
    private static final Parameter<Double> RELEASE = Parameter.of(
            "release",
            ParameterTypes.number(0, 1),
            SileroVadConfig.DEFAULT_RELEASE,
            "The probability below which speech ends; at most onset.");
    private static final Parameter<Duration> HANGOVER = hangover(SileroVadConfig.DEFAULT_HANGOVER);
    private static final Parameter<Path> MODEL = Parameter.of(
            "model",
            ParameterTypes.path(),
            SileroModel.SHIPPED,
            "Silero VAD's ONNX file, version 5 or 6; of the one that Sonoflux comes with, the SHA-256 is checked.");

    public SileroVadProvider() {
        super(
                "silero",
                "Voice activity by a neural network, Silero VAD, which knows speech from other sounds; for audio at 8 or"
                        + " 16 kHz.",
                ParameterSet.of(ONSET, RELEASE, HANGOVER, MODEL));
    }

    @Override
    public PlannedOperator<PcmFrame, VoiceActivity> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        SileroVadConfig config =
                new SileroVadConfig(settings.get(ONSET), settings.get(RELEASE), settings.get(HANGOVER));
        sampleRate.ifPresent(SileroModel::hopLength);
        SileroModel model = scope.own(open(settings.get(MODEL), scope));
        return planned(() -> new SileroVad(model, config), sampleRate, config.hangover(), HOP);
    }

    private static SileroModel open(Path path, PlanScope scope) {
        if (!path.equals(SileroModel.SHIPPED)) {
            return SileroModel.open(scope.find(path));
        }
        Path file;
        try {
            file = scope.find(path);
        } catch (SonofluxException e) {
            throw new SonofluxException(
                    e.getMessage() + "; Sonoflux comes with it: start Sonoflux with its launcher, or name the file by"
                            + " 'model'",
                    e);
        }
        return SileroModel.openShipped(file);
    }
}
