package dev.sonoflux.operators.features;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.operators.spectrum.MelNorm;
import dev.sonoflux.operators.spectrum.MelScale;
import dev.sonoflux.operators.spectrum.RealFft;
import dev.sonoflux.operators.spectrum.WindowShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A {@link FeatureSpec} in YAML: its keys, their ranges and defaults, for the {@code features} operator and for model
 * bundles. One table reads it and writes it.
 */
public final class FeatureParameters {
    private static final String NONE = "none";

    private record Key<T>(
            Parameter<T> parameter, Function<FeatureSpec, T> getter, BiConsumer<FeatureSpecBuilder, T> setter) {
        void read(Settings settings, FeatureSpecBuilder builder) {
            settings.find(parameter).ifPresent(value -> setter.accept(builder, value));
        }

        Object write(FeatureSpec spec) {
            T value = getter.apply(spec);
            Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (present instanceof EndpointTrim trim) {
                return EndpointTrimKeys.write(trim);
            }
            if (present instanceof FrameCount count) {
                return FrameCountKeys.write(count);
            }
            return present instanceof Number || present instanceof Boolean ? present : format(spec);
        }

        String format(FeatureSpec spec) {
            return parameter.type().format(getter.apply(spec));
        }
    }

    private static final List<Key<?>> KEYS = List.of(
            key(
                    "sampleRate",
                    ParameterTypes.hertz(1, PcmFormat.MAX_SAMPLE_RATE),
                    FeatureSpecBuilder.DEFAULT_SAMPLE_RATE,
                    "Samples per second of the audio.",
                    FeatureSpec::sampleRate,
                    FeatureSpecBuilder::sampleRate),
            key(
                    "trim",
                    ParameterTypes.orKeyword(NONE, EndpointTrimKeys.TYPE),
                    Optional.empty(),
                    "How quiet edges of the window are cut off.",
                    FeatureSpec::trim,
                    (builder, trim) -> trim.ifPresentOrElse(builder::trim, builder::withoutTrim)),
            key(
                    "preEmphasis",
                    ParameterTypes.number(0, 1),
                    FeatureSpecBuilder.DEFAULT_PRE_EMPHASIS,
                    "a in x[n] - a*x[n-1], below 1; 0 leaves the samples as they are.",
                    FeatureSpec::preEmphasis,
                    FeatureSpecBuilder::preEmphasis),
            key(
                    Parameter.optional(
                            "windowLength",
                            ParameterTypes.integer(2, RealFft.MAX_LENGTH),
                            "Samples under the taper; nFft if not given."),
                    FeatureSpec::windowLength,
                    FeatureSpecBuilder::windowLength),
            key(
                    "nFft",
                    ParameterTypes.integer(RealFft.MIN_LENGTH, RealFft.MAX_LENGTH),
                    FeatureSpecBuilder.DEFAULT_N_FFT,
                    "Length of the Fourier transform, a power of two.",
                    FeatureSpec::nFft,
                    FeatureSpecBuilder::nFft),
            key(
                    "hop",
                    ParameterTypes.integer(1, FeatureSpec.MAX_HOP),
                    FeatureSpecBuilder.DEFAULT_HOP,
                    "Samples from one frame to the next.",
                    FeatureSpec::hop,
                    FeatureSpecBuilder::hop),
            key(
                    "window",
                    ParameterTypes.choice(WindowShape.class),
                    FeatureSpecBuilder.DEFAULT_WINDOW,
                    "Shape of the taper.",
                    FeatureSpec::window,
                    FeatureSpecBuilder::window),
            key(
                    "centred",
                    ParameterTypes.bool(),
                    FeatureSpecBuilder.DEFAULT_CENTRED,
                    "Whether frames are centred at multiples of the hop, with zeros around the window.",
                    FeatureSpec::centred,
                    FeatureSpecBuilder::centred),
            key(
                    "power",
                    ParameterTypes.integer(1, 2),
                    FeatureSpecBuilder.DEFAULT_POWER,
                    "Exponent of the spectrum's magnitude.",
                    FeatureSpec::power,
                    FeatureSpecBuilder::power),
            key(
                    "nMels",
                    ParameterTypes.integer(1, FeatureSpec.MAX_MELS),
                    FeatureSpecBuilder.DEFAULT_N_MELS,
                    "Number of mel bands.",
                    FeatureSpec::nMels,
                    FeatureSpecBuilder::nMels),
            key(
                    "fMin",
                    ParameterTypes.number(0, PcmFormat.MAX_SAMPLE_RATE / 2.0),
                    FeatureSpecBuilder.DEFAULT_F_MIN,
                    "Lowest edge of the mel bands in hertz.",
                    FeatureSpec::fMin,
                    FeatureSpecBuilder::fMin),
            key(
                    Parameter.optional(
                            "fMax",
                            ParameterTypes.number(0, PcmFormat.MAX_SAMPLE_RATE / 2.0),
                            "Highest edge of the mel bands in hertz; half the sample rate if not given."),
                    FeatureSpec::fMax,
                    FeatureSpecBuilder::fMax),
            key(
                    "melScale",
                    ParameterTypes.choice(MelScale.class),
                    FeatureSpecBuilder.DEFAULT_MEL_SCALE,
                    "Which mel scale spaces the bands.",
                    FeatureSpec::melScale,
                    FeatureSpecBuilder::melScale),
            key(
                    "melNorm",
                    ParameterTypes.choice(MelNorm.class),
                    FeatureSpecBuilder.DEFAULT_MEL_NORM,
                    "Whether the bands' triangles have equal areas (slaney) or equal heights (none).",
                    FeatureSpec::melNorm,
                    FeatureSpecBuilder::melNorm),
            key(
                    "kind",
                    ParameterTypes.choice(FeatureKind.class),
                    FeatureSpecBuilder.DEFAULT_KIND,
                    "What the static coefficients are. waveform: the samples themselves; what says how a spectrum is computed"
                            + " is not used then.",
                    FeatureSpec::kind,
                    FeatureSpecBuilder::kind),
            key(
                    "logFloor",
                    ParameterTypes.number(Double.MIN_NORMAL, 1),
                    FeatureSpecBuilder.DEFAULT_LOG_FLOOR,
                    "What a band is raised to before its logarithm is taken.",
                    FeatureSpec::logFloor,
                    FeatureSpecBuilder::logFloor),
            key(
                    "softFloorDb",
                    ParameterTypes.orKeyword(NONE, ParameterTypes.number(0, 1000)),
                    Optional.<Double>empty(),
                    "How far below the window's loudest band lies what is added to every band, in dB.",
                    spec -> spec.softFloorDb().stream().boxed().findFirst(),
                    (builder, db) -> db.ifPresentOrElse(builder::softFloorDb, builder::withoutSoftFloor)),
            key(
                    "topDb",
                    ParameterTypes.orKeyword(NONE, ParameterTypes.number(0, 1000)),
                    Optional.of(FeatureSpecBuilder.DEFAULT_TOP_DB),
                    "How far below the window's maximum a band can lie, in dB.",
                    spec -> spec.topDb().stream().boxed().findFirst(),
                    (builder, db) -> db.ifPresentOrElse(builder::topDb, builder::withoutTopDb)),
            key(
                    "nMfcc",
                    ParameterTypes.integer(1, FeatureSpec.MAX_MELS),
                    FeatureSpecBuilder.DEFAULT_N_MFCC,
                    "Number of cepstral coefficients.",
                    FeatureSpec::nMfcc,
                    FeatureSpecBuilder::nMfcc),
            key(
                    "lifter",
                    ParameterTypes.number(0, 1000),
                    FeatureSpecBuilder.DEFAULT_LIFTER,
                    "Length of the sinusoidal lifter; 0 for none.",
                    FeatureSpec::lifter,
                    FeatureSpecBuilder::lifter),
            key(
                    "deltas",
                    ParameterTypes.integer(0, 2),
                    FeatureSpecBuilder.DEFAULT_DELTAS,
                    "Highest order of the derivatives over time that are appended.",
                    FeatureSpec::deltas,
                    FeatureSpecBuilder::deltas),
            key(
                    "deltaWidth",
                    ParameterTypes.integer(3, FeatureSpec.MAX_DELTA_WIDTH),
                    FeatureSpecBuilder.DEFAULT_DELTA_WIDTH,
                    "Frames that a derivative is taken over, an odd number.",
                    FeatureSpec::deltaWidth,
                    FeatureSpecBuilder::deltaWidth),
            key(
                    "length",
                    ParameterTypes.orKeyword(NONE, FrameCountKeys.TYPE),
                    Optional.empty(),
                    "How many frames there are in the end.",
                    spec -> Optional.of(spec.length()).filter(count -> !(count instanceof FrameCount.AsHeard)),
                    (builder, count) -> builder.length(count.orElseGet(FrameCount.AsHeard::new))),
            key(
                    "standardise",
                    ParameterTypes.choice(Standardise.class),
                    FeatureSpecBuilder.DEFAULT_STANDARDISE,
                    "Over what the features are brought to mean 0 and variance 1.",
                    FeatureSpec::standardise,
                    FeatureSpecBuilder::standardise),
            key(
                    "standardiseAfterLength",
                    ParameterTypes.bool(),
                    FeatureSpecBuilder.DEFAULT_STANDARDISE_AFTER_LENGTH,
                    "Whether that is done after the frames were brought to their number, padding included.",
                    FeatureSpec::standardiseAfterLength,
                    FeatureSpecBuilder::standardiseAfterLength));

    private static final ParameterSet ALL =
            ParameterSet.of(KEYS.stream().map(Key::parameter).toArray(Parameter<?>[]::new));

    private FeatureParameters() {}

    /** All of them, in the order of {@link FeatureSpec}. */
    public static ParameterSet all() {
        return ALL;
    }

    /**
     * The specification that settings give.
     *
     * @param settings complete settings of {@link #all()}, perhaps with others
     * @throws IllegalArgumentException if they contradict each other
     */
    public static FeatureSpec spec(Settings settings) {
        FeatureSpecBuilder builder = FeatureSpec.builder();
        KEYS.forEach(key -> key.read(settings, builder));
        return builder.build();
    }

    static Map<String, Object> write(FeatureSpec spec) {
        Map<String, Object> map = new LinkedHashMap<>();
        KEYS.forEach(key -> map.put(key.parameter().name(), key.write(spec)));
        return map;
    }

    /** Every value as one would write it in YAML. */
    static Map<String, String> formatted(FeatureSpec spec) {
        Map<String, String> map = new LinkedHashMap<>();
        KEYS.forEach(key -> map.put(key.parameter().name(), key.format(spec)));
        return map;
    }

    private static <T> Key<T> key(
            String name,
            ParameterType<T> type,
            T fallback,
            String description,
            Function<FeatureSpec, T> getter,
            BiConsumer<FeatureSpecBuilder, T> setter) {
        return key(Parameter.of(name, type, fallback, description), getter, setter);
    }

    private static <T> Key<T> key(
            Parameter<T> parameter, Function<FeatureSpec, T> getter, BiConsumer<FeatureSpecBuilder, T> setter) {
        return new Key<>(parameter, getter, setter);
    }
}
