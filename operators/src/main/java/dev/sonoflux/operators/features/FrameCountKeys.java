package dev.sonoflux.operators.features;

import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A number of frames in YAML: {@code pad: 200}, {@code centre: 124}, {@code stretch: 20} or {@code pool: stats}. */
final class FrameCountKeys {
    private static final Parameter<Integer> PAD = Parameter.optional(
            "pad",
            ParameterTypes.integer(1, FrameCount.MAX_FRAMES),
            "Number of frames; zeros are added, or frames cut off, at the end.");
    private static final Parameter<Integer> CENTRE = Parameter.optional(
            "centre",
            ParameterTypes.integer(1, FrameCount.MAX_FRAMES),
            "Number of frames around the middle of the speech; silence before and after a shorter window.");
    private static final Parameter<Integer> STRETCH = Parameter.optional(
            "stretch",
            ParameterTypes.integer(1, FrameCount.MAX_FRAMES),
            "Number of frames that each coefficient is interpolated to.");

    private static final Parameter<Pooling> POOL = Parameter.optional(
            "pool",
            ParameterTypes.choice(Pooling.class),
            "What is left of each coefficient when all frames become one; stats: mean, standard deviation, minimum and"
                    + " maximum.");

    static final ParameterType<FrameCount> TYPE =
            ParameterTypes.mapping(ParameterSet.of(PAD, CENTRE, STRETCH, POOL), FrameCountKeys::read);

    private FrameCountKeys() {}

    private static FrameCount read(Settings settings) {
        Optional<FrameCount> pad = settings.find(PAD).map(FrameCount.PadOrCrop::new);
        Optional<FrameCount> centre = settings.find(CENTRE).map(FrameCount.Centre::new);
        Optional<FrameCount> stretch = settings.find(STRETCH).map(FrameCount.Stretch::new);
        Optional<FrameCount> pool = settings.find(POOL).map(FrameCount.Pool::new);
        List<FrameCount> given =
                Stream.of(pad, centre, stretch, pool).flatMap(Optional::stream).toList();
        if (given.size() != 1) {
            throw new IllegalArgumentException("must have one key, pad, centre, stretch or pool");
        }
        return given.get(0);
    }

    /** The mapping; empty for {@link FrameCount.AsHeard}. */
    static Map<String, Object> write(FrameCount count) {
        if (count instanceof FrameCount.PadOrCrop pad) {
            return Map.of(PAD.name(), pad.frames());
        }
        if (count instanceof FrameCount.Centre centre) {
            return Map.of(CENTRE.name(), centre.frames());
        }
        if (count instanceof FrameCount.Stretch stretch) {
            return Map.of(STRETCH.name(), stretch.frames());
        }
        if (count instanceof FrameCount.Pool pool) {
            return Map.of(POOL.name(), POOL.type().format(pool.statistic()));
        }
        return Map.of();
    }
}
