package dev.sonoflux.tarsos.stretch;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.OptionalInt;

/** The operator {@code pitch-shift}. */
public final class PitchShiftProvider extends StretchProvider {
    private static final Parameter<Range<Double>> SEMITONES = Parameter.required(
            "semitones",
            ParameterTypes.range(
                    ParameterTypes.number(-PitchShiftConfig.MAX_SEMITONES, PitchShiftConfig.MAX_SEMITONES)),
            "By how much: above 0 is higher; 12 are an octave.");

    public PitchShiftProvider() {
        super(
                PitchShift.NAME,
                "Makes a stream higher or deeper, formants included, and leaves it as long as it is.",
                SEMITONES);
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        PitchShiftConfig config = new PitchShiftConfig(settings.get(SEMITONES), settings.get(SEED));
        PlannedOperator<PcmFrame, PcmFrame> planned =
                PlannedOperator.perStream(stream -> new PitchShift(config, stream), sampleRate);
        return sampleRate.isPresent() ? planned.withLatency(PitchShift.latency(sampleRate.getAsInt())) : planned;
    }
}
