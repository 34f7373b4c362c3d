package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.time.Duration;
import java.util.OptionalInt;

/** The operator {@code time-shift}. */
public final class TimeShiftProvider extends AudioAugmentProvider {
    private static final Parameter<Duration> MAX = Parameter.required(
            "max",
            ParameterTypes.duration(Duration.ZERO, TimeShiftConfig.MAX_SHIFT),
            "The farthest shift, later or earlier; drawn from all up to it.");

    public TimeShiftProvider() {
        super(
                TimeShift.NAME,
                "Shifts a stream against its time; it begins and ends where it did, with silence or without what is"
                        + " shifted out.",
                ParameterSet.of(MAX).withShorthand(MAX));
    }

    /** A stream that is shifted later waits as long as it is shifted; one that is shifted earlier doesn't wait. */
    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        TimeShiftConfig config = new TimeShiftConfig(settings.get(MAX), settings.get(SEED));
        return PlannedOperator.<PcmFrame, PcmFrame>perStream(stream -> new TimeShift(config, stream), sampleRate)
                .withLatency(config.max());
    }
}
