package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.OptionalInt;

/** The operator {@code codec}. */
public final class CodecProvider extends AudioAugmentProvider {
    private static final Parameter<CodecKind> CODE = Parameter.required(
            "name",
            ParameterTypes.choice(CodecKind.class),
            "Which code: G.711's mu-law or a-law at 8 kHz, or 8 or 16 bits in even steps at the stream's rate.");
    private static final Parameter<Range<Double>> ATTENUATION_DB = Parameter.of(
            "attenuationDb",
            ParameterTypes.range(ParameterTypes.number(0, CodecConfig.MAX_DB)),
            CodecConfig.DEFAULT_ATTENUATION_DB,
            "How much softer the stream is while it is coded, in decibels; so much louder are the code's steps.");

    public CodecProvider() {
        super(
                Codec.NAME,
                "Codes a stream and decodes it again: by a telephone's code, or in few bits.",
                ParameterSet.of(CODE, ATTENUATION_DB).withShorthand(CODE));
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        CodecConfig config = new CodecConfig(settings.get(CODE), settings.get(ATTENUATION_DB), settings.get(SEED));
        PlannedOperator<PcmFrame, PcmFrame> planned =
                PlannedOperator.perStream(stream -> new Codec(config, stream), sampleRate);
        return sampleRate.isPresent()
                ? planned.withLatency(Codec.latency(config.name(), sampleRate.getAsInt()))
                : planned;
    }
}
