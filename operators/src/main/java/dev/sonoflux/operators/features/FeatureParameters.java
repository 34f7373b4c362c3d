package dev.sonoflux.operators.features;

import static dev.sonoflux.engine.spec.ParameterTypes.choice;
import static dev.sonoflux.engine.spec.ParameterTypes.integer;
import static dev.sonoflux.engine.spec.ParameterTypes.mapping;
import static dev.sonoflux.engine.spec.ParameterTypes.number;
import static dev.sonoflux.engine.spec.ParameterTypes.orKeyword;

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
import java.time.Duration;
import java.util.Optional;

/** The parameters of a {@link FeatureSpec} as configuration and bundles name them, the same as in {@link FeatureSpec#toMap()}. */
public final class FeatureParameters {
    private static final String NONE = "none";
    private static final int MAX_FRAMES = 100_000;
    private static final double MAX_DB = 1000;
    private static final Duration MAX_MARGIN = Duration.ofSeconds(10);

    private static final Parameter<Double> RELATIVE_DB = Parameter.of(
            "relativeDb",
            number(0, MAX_DB),
            EndpointTrim.DEFAULT_RELATIVE_DB,
            "How far below the loudest frame a frame may lie and still count, in dB.");
    private static final Parameter<Double> FLOOR_DB = Parameter.of(
            "floorDb",
            number(-MAX_DB, 0),
            EndpointTrim.DEFAULT_FLOOR_DB,
            "Power below which no frame counts, in dB re full scale.");
    static final Parameter<Duration> MARGIN = Parameter.of(
            "margin",
            ParameterTypes.duration(Duration.ZERO, MAX_MARGIN),
            EndpointTrim.DEFAULT_MARGIN,
            "What is kept on both sides.");
    private static final ParameterType<EndpointTrim> TRIM_TYPE = mapping(
            ParameterSet.of(RELATIVE_DB, FLOOR_DB, MARGIN),
            s -> new EndpointTrim(s.get(RELATIVE_DB), s.get(FLOOR_DB), s.get(MARGIN)));

    private static final Parameter<Integer> PAD =
            Parameter.optional("pad", integer(1, MAX_FRAMES), "Padded with zeros, or cropped, to so many frames.");
    private static final Parameter<Integer> STRETCH =
            Parameter.optional("stretch", integer(1, MAX_FRAMES), "Interpolated to so many frames.");
    private static final ParameterType<FrameCount> LENGTH_TYPE =
            mapping(ParameterSet.of(PAD, STRETCH), FeatureParameters::frameCount);

    private static final Parameter<Integer> SAMPLE_RATE = Parameter.of(
            "sampleRate",
            ParameterTypes.hertz(1, PcmFormat.MAX_SAMPLE_RATE),
            FeatureSpecBuilder.DEFAULT_SAMPLE_RATE,
            "Samples per second of the audio.");
    private static final Parameter<Optional<EndpointTrim>> TRIM = Parameter.of(
            "trim", orKeyword(NONE, TRIM_TYPE), Optional.empty(), "How quiet edges are cut off, if at all.");
    private static final Parameter<Double> PRE_EMPHASIS = Parameter.of(
            "preEmphasis",
            number(0, 1),
            FeatureSpecBuilder.DEFAULT_PRE_EMPHASIS,
            "a in x[n] - a x[n-1]; 0 leaves the samples as they are.");
    private static final Parameter<Integer> WINDOW_LENGTH = Parameter.optional(
            "windowLength", integer(2, RealFft.MAX_LENGTH), "Samples that the taper spans; otherwise nFft.");
    private static final Parameter<Integer> N_FFT = Parameter.of(
            "nFft",
            integer(RealFft.MIN_LENGTH, RealFft.MAX_LENGTH),
            FeatureSpecBuilder.DEFAULT_N_FFT,
            "Length of the Fourier transform, a power of two.");
    private static final Parameter<Integer> HOP = Parameter.of(
            "hop",
            integer(1, PcmFormat.MAX_SAMPLE_RATE),
            FeatureSpecBuilder.DEFAULT_HOP,
            "Samples from one frame to the next.");
    private static final Parameter<WindowShape> WINDOW =
            Parameter.of("window", choice(WindowShape.class), FeatureSpecBuilder.DEFAULT_WINDOW, "Shape of the taper.");
    private static final Parameter<Boolean> CENTRED = Parameter.of(
            "centred",
            ParameterTypes.bool(),
            FeatureSpecBuilder.DEFAULT_CENTRED,
            "Whether frames are centred at multiples of the hop, with zeros around the samples.");
    private static final Parameter<Integer> POWER = Parameter.of(
            "power", integer(1, 2), FeatureSpecBuilder.DEFAULT_POWER, "Exponent of the spectrum's magnitude.");
    private static final Parameter<Integer> N_MELS = Parameter.of(
            "nMels", integer(1, FeatureSpec.MAX_MELS), FeatureSpecBuilder.DEFAULT_N_MELS, "Number of mel bands.");
    private static final Parameter<Double> F_MIN = Parameter.of(
            "fMin",
            number(0, PcmFormat.MAX_SAMPLE_RATE),
            FeatureSpecBuilder.DEFAULT_F_MIN,
            "Lowest edge of the mel bands in hertz.");
    private static final Parameter<Double> F_MAX = Parameter.optional(
            "fMax",
            number(0, PcmFormat.MAX_SAMPLE_RATE),
            "Highest edge of the mel bands in hertz; otherwise half the sample rate.");
    private static final Parameter<MelScale> MEL_SCALE =
            Parameter.of("melScale", choice(MelScale.class), FeatureSpecBuilder.DEFAULT_MEL_SCALE, "Which mel scale.");
    private static final Parameter<MelNorm> MEL_NORM = Parameter.of(
            "melNorm",
            choice(MelNorm.class),
            FeatureSpecBuilder.DEFAULT_MEL_NORM,
            "How high the bands' triangles are.");
    private static final Parameter<FeatureKind> KIND = Parameter.of(
            "kind", choice(FeatureKind.class), FeatureSpecBuilder.DEFAULT_KIND, "What the static coefficients are.");
    private static final Parameter<Double> LOG_FLOOR = Parameter.of(
            "logFloor",
            number(0, 1),
            FeatureSpecBuilder.DEFAULT_LOG_FLOOR,
            "What a band is raised to before its logarithm is taken.");
    private static final Parameter<Optional<Double>> TOP_DB = Parameter.of(
            "topDb",
            orKeyword(NONE, number(0, MAX_DB)),
            Optional.of(FeatureSpecBuilder.DEFAULT_TOP_DB),
            "How far below the window's maximum a band in decibels can lie.");
    private static final Parameter<Integer> N_MFCC = Parameter.of(
            "nMfcc",
            integer(1, FeatureSpec.MAX_MELS),
            FeatureSpecBuilder.DEFAULT_N_MFCC,
            "Number of cepstral coefficients.");
    private static final Parameter<Double> LIFTER = Parameter.of(
            "lifter",
            number(0, FeatureSpec.MAX_MELS),
            FeatureSpecBuilder.DEFAULT_LIFTER,
            "Length of the sinusoidal lifter, 0 for none.");
    private static final Parameter<Integer> DELTAS = Parameter.of(
            "deltas",
            integer(0, 2),
            FeatureSpecBuilder.DEFAULT_DELTAS,
            "Highest order of derivatives that are appended.");
    private static final Parameter<Integer> DELTA_WIDTH = Parameter.of(
            "deltaWidth",
            integer(3, FeatureSpec.MAX_DELTA_WIDTH),
            FeatureSpecBuilder.DEFAULT_DELTA_WIDTH,
            "Frames of a derivative's neighbourhood, odd.");
    private static final Parameter<Optional<FrameCount>> LENGTH = Parameter.of(
            "length", orKeyword(NONE, LENGTH_TYPE), Optional.empty(), "How many frames there are in the end.");
    private static final Parameter<Standardise> STANDARDISE = Parameter.of(
            "standardise",
            choice(Standardise.class),
            FeatureSpecBuilder.DEFAULT_STANDARDISE,
            "Over what the features are brought to mean 0 and variance 1.");
    private static final Parameter<Boolean> STANDARDISE_AFTER_LENGTH = Parameter.of(
            "standardiseAfterLength",
            ParameterTypes.bool(),
            FeatureSpecBuilder.DEFAULT_STANDARDISE_AFTER_LENGTH,
            "Whether that is done after the frames were brought to their number.");

    private static final ParameterSet ALL = ParameterSet.of(
            SAMPLE_RATE,
            TRIM,
            PRE_EMPHASIS,
            WINDOW_LENGTH,
            N_FFT,
            HOP,
            WINDOW,
            CENTRED,
            POWER,
            N_MELS,
            F_MIN,
            F_MAX,
            MEL_SCALE,
            MEL_NORM,
            KIND,
            LOG_FLOOR,
            TOP_DB,
            N_MFCC,
            LIFTER,
            DELTAS,
            DELTA_WIDTH,
            LENGTH,
            STANDARDISE,
            STANDARDISE_AFTER_LENGTH);

    private FeatureParameters() {}

    /** All of them, in the order of {@link FeatureSpec}. */
    public static ParameterSet all() {
        return ALL;
    }

    /**
     * The specification that the settings give.
     *
     * @param settings complete settings of {@link #all()}, perhaps with others
     * @throws IllegalArgumentException if they contradict each other
     */
    public static FeatureSpec spec(Settings settings) {
        FeatureSpecBuilder builder = FeatureSpec.builder()
                .sampleRate(settings.get(SAMPLE_RATE))
                .preEmphasis(settings.get(PRE_EMPHASIS))
                .nFft(settings.get(N_FFT))
                .hop(settings.get(HOP))
                .window(settings.get(WINDOW))
                .centred(settings.get(CENTRED))
                .power(settings.get(POWER))
                .nMels(settings.get(N_MELS))
                .fMin(settings.get(F_MIN))
                .melScale(settings.get(MEL_SCALE))
                .melNorm(settings.get(MEL_NORM))
                .kind(settings.get(KIND))
                .logFloor(settings.get(LOG_FLOOR))
                .nMfcc(settings.get(N_MFCC))
                .lifter(settings.get(LIFTER))
                .deltas(settings.get(DELTAS))
                .deltaWidth(settings.get(DELTA_WIDTH))
                .length(settings.get(LENGTH).orElseGet(FrameCount.AsHeard::new))
                .standardise(settings.get(STANDARDISE))
                .standardiseAfterLength(settings.get(STANDARDISE_AFTER_LENGTH));
        settings.get(TRIM).ifPresent(builder::trim);
        settings.find(WINDOW_LENGTH).ifPresent(builder::windowLength);
        settings.find(F_MAX).ifPresent(builder::fMax);
        settings.get(TOP_DB).ifPresentOrElse(builder::topDb, builder::withoutTopDb);
        return builder.build();
    }

    private static FrameCount frameCount(Settings settings) {
        Optional<Integer> pad = settings.find(PAD);
        Optional<Integer> stretch = settings.find(STRETCH);
        if (pad.isPresent() == stretch.isPresent()) {
            throw new IllegalArgumentException("must have either 'pad' or 'stretch'");
        }
        return pad.<FrameCount>map(FrameCount.PadOrCrop::new)
                .orElseGet(() -> new FrameCount.Stretch(stretch.orElseThrow()));
    }
}
