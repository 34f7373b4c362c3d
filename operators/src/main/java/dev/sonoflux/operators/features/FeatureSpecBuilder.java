package dev.sonoflux.operators.features;

import dev.sonoflux.operators.spectrum.MelNorm;
import dev.sonoflux.operators.spectrum.MelScale;
import dev.sonoflux.operators.spectrum.WindowShape;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Makes a {@link FeatureSpec}. Each method sets the parameter of its name, whose meaning and range {@link FeatureSpec}
 * gives; ranges are checked by {@link #build()}. Not thread-safe.
 */
public final class FeatureSpecBuilder {
    public static final int DEFAULT_SAMPLE_RATE = 8_000;
    public static final double DEFAULT_PRE_EMPHASIS = 0;
    public static final int DEFAULT_N_FFT = 512;
    public static final int DEFAULT_HOP = 128;
    public static final WindowShape DEFAULT_WINDOW = WindowShape.HANN;
    public static final boolean DEFAULT_CENTRED = true;
    public static final int DEFAULT_POWER = 2;
    public static final int DEFAULT_N_MELS = 128;
    public static final double DEFAULT_F_MIN = 0;
    public static final MelScale DEFAULT_MEL_SCALE = MelScale.SLANEY;
    public static final MelNorm DEFAULT_MEL_NORM = MelNorm.SLANEY;
    public static final FeatureKind DEFAULT_KIND = FeatureKind.MFCC;
    public static final double DEFAULT_LOG_FLOOR = 1e-10;
    public static final double DEFAULT_TOP_DB = 80;
    public static final int DEFAULT_N_MFCC = 40;
    public static final double DEFAULT_LIFTER = 0;
    public static final int DEFAULT_DELTAS = 0;
    public static final int DEFAULT_DELTA_WIDTH = 9;
    public static final Standardise DEFAULT_STANDARDISE = Standardise.NONE;
    public static final boolean DEFAULT_STANDARDISE_AFTER_LENGTH = false;

    private int sampleRate = DEFAULT_SAMPLE_RATE;
    private Optional<EndpointTrim> trim = Optional.empty();
    private double preEmphasis = DEFAULT_PRE_EMPHASIS;
    private OptionalInt windowLength = OptionalInt.empty();
    private int nFft = DEFAULT_N_FFT;
    private int hop = DEFAULT_HOP;
    private WindowShape window = DEFAULT_WINDOW;
    private boolean centred = DEFAULT_CENTRED;
    private int power = DEFAULT_POWER;
    private int nMels = DEFAULT_N_MELS;
    private double fMin = DEFAULT_F_MIN;
    private OptionalDouble fMax = OptionalDouble.empty();
    private MelScale melScale = DEFAULT_MEL_SCALE;
    private MelNorm melNorm = DEFAULT_MEL_NORM;
    private FeatureKind kind = DEFAULT_KIND;
    private double logFloor = DEFAULT_LOG_FLOOR;
    private OptionalDouble softFloorDb = OptionalDouble.empty();
    private OptionalDouble topDb = OptionalDouble.of(DEFAULT_TOP_DB);
    private int nMfcc = DEFAULT_N_MFCC;
    private double lifter = DEFAULT_LIFTER;
    private int deltas = DEFAULT_DELTAS;
    private int deltaWidth = DEFAULT_DELTA_WIDTH;
    private FrameCount length = new FrameCount.AsHeard();
    private Standardise standardise = DEFAULT_STANDARDISE;
    private boolean standardiseAfterLength = DEFAULT_STANDARDISE_AFTER_LENGTH;

    FeatureSpecBuilder() {}

    FeatureSpecBuilder(FeatureSpec spec) {
        sampleRate = spec.sampleRate();
        trim = spec.trim();
        preEmphasis = spec.preEmphasis();
        windowLength = OptionalInt.of(spec.windowLength());
        nFft = spec.nFft();
        hop = spec.hop();
        window = spec.window();
        centred = spec.centred();
        power = spec.power();
        nMels = spec.nMels();
        fMin = spec.fMin();
        fMax = OptionalDouble.of(spec.fMax());
        melScale = spec.melScale();
        melNorm = spec.melNorm();
        kind = spec.kind();
        logFloor = spec.logFloor();
        softFloorDb = spec.softFloorDb();
        topDb = spec.topDb();
        nMfcc = spec.nMfcc();
        lifter = spec.lifter();
        deltas = spec.deltas();
        deltaWidth = spec.deltaWidth();
        length = spec.length();
        standardise = spec.standardise();
        standardiseAfterLength = spec.standardiseAfterLength();
    }

    public FeatureSpecBuilder sampleRate(int value) {
        sampleRate = value;
        return this;
    }

    public FeatureSpecBuilder trim(EndpointTrim value) {
        trim = Optional.of(value);
        return this;
    }

    public FeatureSpecBuilder withoutTrim() {
        trim = Optional.empty();
        return this;
    }

    public FeatureSpecBuilder preEmphasis(double value) {
        preEmphasis = value;
        return this;
    }

    /** Unless it is set, it is nFft. */
    public FeatureSpecBuilder windowLength(int value) {
        windowLength = OptionalInt.of(value);
        return this;
    }

    public FeatureSpecBuilder nFft(int value) {
        nFft = value;
        return this;
    }

    public FeatureSpecBuilder hop(int value) {
        hop = value;
        return this;
    }

    public FeatureSpecBuilder window(WindowShape value) {
        window = value;
        return this;
    }

    public FeatureSpecBuilder centred(boolean value) {
        centred = value;
        return this;
    }

    public FeatureSpecBuilder power(int value) {
        power = value;
        return this;
    }

    public FeatureSpecBuilder nMels(int value) {
        nMels = value;
        return this;
    }

    public FeatureSpecBuilder fMin(double value) {
        fMin = value;
        return this;
    }

    /** Unless it is set, it is half the sample rate. */
    public FeatureSpecBuilder fMax(double value) {
        fMax = OptionalDouble.of(value);
        return this;
    }

    public FeatureSpecBuilder melScale(MelScale value) {
        melScale = value;
        return this;
    }

    public FeatureSpecBuilder melNorm(MelNorm value) {
        melNorm = value;
        return this;
    }

    public FeatureSpecBuilder kind(FeatureKind value) {
        kind = value;
        return this;
    }

    public FeatureSpecBuilder logFloor(double value) {
        logFloor = value;
        return this;
    }

    public FeatureSpecBuilder softFloorDb(double value) {
        softFloorDb = OptionalDouble.of(value);
        return this;
    }

    public FeatureSpecBuilder withoutSoftFloor() {
        softFloorDb = OptionalDouble.empty();
        return this;
    }

    public FeatureSpecBuilder topDb(double value) {
        topDb = OptionalDouble.of(value);
        return this;
    }

    public FeatureSpecBuilder withoutTopDb() {
        topDb = OptionalDouble.empty();
        return this;
    }

    public FeatureSpecBuilder nMfcc(int value) {
        nMfcc = value;
        return this;
    }

    public FeatureSpecBuilder lifter(double value) {
        lifter = value;
        return this;
    }

    public FeatureSpecBuilder deltas(int value) {
        deltas = value;
        return this;
    }

    public FeatureSpecBuilder deltaWidth(int value) {
        deltaWidth = value;
        return this;
    }

    public FeatureSpecBuilder length(FrameCount value) {
        length = value;
        return this;
    }

    public FeatureSpecBuilder standardise(Standardise value) {
        standardise = value;
        return this;
    }

    public FeatureSpecBuilder standardiseAfterLength(boolean value) {
        standardiseAfterLength = value;
        return this;
    }

    /** @throws IllegalArgumentException naming the first parameter that is out of its range */
    public FeatureSpec build() {
        return new FeatureSpec(
                sampleRate,
                trim,
                preEmphasis,
                windowLength.orElse(nFft),
                nFft,
                hop,
                window,
                centred,
                power,
                nMels,
                fMin,
                fMax.orElse(sampleRate / 2.0),
                melScale,
                melNorm,
                kind,
                logFloor,
                softFloorDb,
                topDb,
                nMfcc,
                lifter,
                deltas,
                deltaWidth,
                length,
                standardise,
                standardiseAfterLength);
    }
}
