package dev.sonoflux.operators.features;

import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.Map;
import java.util.Optional;

/** A number of frames in YAML: {@code pad: 200} or {@code stretch: 20}. */
final class FrameCountKeys {
    private static final Parameter<Integer> PAD = Parameter.optional(
            "pad",
            ParameterTypes.integer(1, FrameCount.MAX_FRAMES),
            "Number of frames; zeros are added, or frames cut off, at the end.");
    private static final Parameter<Integer> STRETCH = Parameter.optional(
            "stretch",
            ParameterTypes.integer(1, FrameCount.MAX_FRAMES),
            "Number of frames that each coefficient is interpolated to.");

    static final ParameterType<FrameCount> TYPE =
            ParameterTypes.mapping(ParameterSet.of(PAD, STRETCH), FrameCountKeys::read);

    private FrameCountKeys() {}

    private static FrameCount read(Settings settings) {
        Optional<Integer> pad = settings.find(PAD);
        Optional<Integer> stretch = settings.find(STRETCH);
        if (pad.isPresent() == stretch.isPresent()) {
            throw new IllegalArgumentException("must have one key, pad or stretch");
        }
        return pad.<FrameCount>map(FrameCount.PadOrCrop::new)
                .orElseGet(() -> new FrameCount.Stretch(stretch.orElseThrow()));
    }

    /** The mapping; empty for {@link FrameCount.AsHeard}. */
    static Map<String, Object> write(FrameCount count) {
        if (count instanceof FrameCount.PadOrCrop pad) {
            return Map.of(PAD.name(), pad.frames());
        }
        if (count instanceof FrameCount.Stretch stretch) {
            return Map.of(STRETCH.name(), stretch.frames());
        }
        return Map.of();
    }
}
