package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What the operators called {@code noise} have in common. */
abstract class NoiseProvider extends AudioAugmentProvider {
    private static final Parameter<Range<Double>> SNR = Parameter.optional(
            "snr",
            ParameterTypes.range(
                    ParameterTypes.number(NoiseLevel.SignalToNoise.MIN_DB, NoiseLevel.SignalToNoise.MAX_DB)),
            "The audio's mean power to the noise's, in decibels; a long stream is measured in blocks of 3 s, the loudest"
                    + " so far counting.");
    private static final Parameter<NoiseLevel.SignalToNoise.Reference> REFERENCE = Parameter.of(
            "reference",
            ParameterTypes.choice(NoiseLevel.SignalToNoise.Reference.class),
            NoiseLevel.SignalToNoise.DEFAULT_REFERENCE,
            "What the audio's power is taken over, for snr: all of it, or what is at most 40 dB below its loudest 10 ms.");
    private static final Parameter<Range<Double>> LEVEL_DB = Parameter.optional(
            "levelDb",
            ParameterTypes.range(ParameterTypes.number(NoiseLevel.FullScale.MIN_DB, NoiseLevel.FullScale.MAX_DB)),
            "The noise's root mean square in dBFS, instead of snr: nothing is measured, and nothing waits.");
    private static final Parameter<Duration> CONTEXT = Parameter.of(
            "context",
            ParameterTypes.duration(Duration.ZERO, NoiseConfig.MAX_CONTEXT),
            Duration.ZERO,
            "Longest noise before the stream and after it, each drawn from 0 on.");

    private final String type;
    private final boolean isDefaultType;

    /**
     * @param isDefaultType whether it is meant where no type is given; then a single value is {@code snr}
     * @param own settings of this type only
     */
    NoiseProvider(String type, boolean isDefaultType, String summary, Parameter<?>... own) {
        super(Noise.NAME, summary, parameters(isDefaultType, own));
        this.type = type;
        this.isDefaultType = isDefaultType;
    }

    private static ParameterSet parameters(boolean isDefaultType, Parameter<?>... own) {
        ParameterSet all = ParameterSet.of(own).and(SNR, REFERENCE, LEVEL_DB, CONTEXT);
        return isDefaultType ? all.withShorthand(SNR) : all;
    }

    /**
     * The operator with this kind of noise.
     *
     * @throws IllegalArgumentException if there are two levels, or none
     */
    static PlannedOperator<PcmFrame, PcmFrame> planned(NoiseKind kind, Settings settings, OptionalInt sampleRate) {
        Optional<Range<Double>> snr = settings.find(SNR);
        Optional<Range<Double>> level = settings.find(LEVEL_DB);
        if (snr.isPresent() == level.isPresent()) {
            throw new IllegalArgumentException(
                    snr.isPresent()
                            ? "snr and levelDb both say how loud it is; leave one of them out"
                            : "say how loud it is, by snr, e.g. `snr: [5, 40]`, or by levelDb");
        }
        if (level.isPresent() && settings.isGiven(REFERENCE)) {
            throw new IllegalArgumentException("reference says what snr is measured against; levelDb measures nothing");
        }
        NoiseConfig config = new NoiseConfig(
                kind,
                snr.<NoiseLevel>map(db -> new NoiseLevel.SignalToNoise(db, settings.get(REFERENCE)))
                        .orElseGet(() -> new NoiseLevel.FullScale(level.get())),
                settings.get(CONTEXT),
                settings.get(SEED));
        return PlannedOperator.<PcmFrame, PcmFrame>perStream(stream -> new Noise(config, stream), sampleRate)
                .withLatency(Noise.latency(config));
    }

    @Override
    public final Optional<String> type() {
        return Optional.of(type);
    }

    @Override
    public final boolean isDefaultType() {
        return isDefaultType;
    }
}
