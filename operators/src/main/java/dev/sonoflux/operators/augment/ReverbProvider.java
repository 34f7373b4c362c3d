package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.time.Duration;
import java.util.OptionalInt;

/** The operator {@code reverb}. */
public final class ReverbProvider extends AudioAugmentProvider {
    private static final Parameter<Range<Duration>> RT60 = Parameter.of(
            "rt60",
            ParameterTypes.range(ParameterTypes.duration(ReverbConfig.MIN_RT60, ReverbConfig.MAX_RT60)),
            ReverbConfig.DEFAULT_RT60,
            "The reverberation time, in which sound falls by 60 dB.");
    private static final Parameter<Range<Double>> SIZE = Parameter.of(
            "size",
            ParameterTypes.range(ParameterTypes.number(ReverbConfig.MIN_SIZE, ReverbConfig.MAX_SIZE)),
            ReverbConfig.DEFAULT_SIZE,
            "Length and width of a room, in metres.");
    private static final Parameter<Range<Double>> DISTANCE = Parameter.of(
            "distance",
            ParameterTypes.range(ParameterTypes.number(ReverbConfig.MIN_DISTANCE, ReverbConfig.MAX_SIZE)),
            ReverbConfig.DEFAULT_DISTANCE,
            "From the speaker to the microphone, in metres; at most the smallest size less 1.");
    private static final Parameter<Duration> TAIL = Parameter.of(
            "tail",
            ParameterTypes.duration(Duration.ZERO, ReverbConfig.MAX_TAIL),
            ReverbConfig.DEFAULT_TAIL,
            "How much reverberation sounds on after a stream's end.");
    private static final Parameter<Integer> ROOMS = Parameter.of(
            "rooms",
            ParameterTypes.integer(1, ReverbConfig.MAX_ROOMS),
            ReverbConfig.DEFAULT_ROOMS,
            "How many rooms there are; each is simulated once, and a stream draws one of them.");

    public ReverbProvider() {
        super(
                Reverb.NAME,
                "Lets a stream be heard in a simulated room; the direct sound stays where it is.",
                ParameterSet.of(RT60, SIZE, DISTANCE, TAIL, ROOMS).withShorthand(RT60));
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        Rooms rooms = new Rooms(new ReverbConfig(
                settings.get(RT60),
                settings.get(SIZE),
                settings.get(DISTANCE),
                settings.get(TAIL),
                settings.get(ROOMS),
                settings.get(SEED)));
        PlannedOperator<PcmFrame, PcmFrame> planned =
                PlannedOperator.perStream(stream -> new Reverb(rooms, stream), sampleRate);
        return sampleRate.isPresent() ? planned.withLatency(Reverb.latency(sampleRate.getAsInt())) : planned;
    }
}
