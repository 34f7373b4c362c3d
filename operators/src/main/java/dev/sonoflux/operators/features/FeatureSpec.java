package dev.sonoflux.operators.features;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.operators.spectrum.MelNorm;
import dev.sonoflux.operators.spectrum.MelScale;
import dev.sonoflux.operators.spectrum.RealFft;
import dev.sonoflux.operators.spectrum.WindowShape;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What features are, to the last parameter: a model bundle carries it, so that serving computes what training computed.
 * The defaults are librosa's, with frame sizes for speech at 8 kHz. Made by {@link #builder()}; its names are those of
 * the keys in configuration and in a bundle ({@link #toMap()}).
 *
 * @param sampleRate samples per second of the audio
 * @param trim how quiet edges are cut off, if at all
 * @param preEmphasis a in x[n] − a·x[n−1], in [0, 1); 0 leaves the samples as they are
 * @param windowLength samples that the taper spans, from 2 to nFft
 * @param nFft length of the Fourier transform, a power of two from 64 to 8192; the taper lies in its middle
 * @param hop samples from one frame to the next, 1 to {@link #MAX_HOP}
 * @param window shape of the taper
 * @param centred whether frame f is centred at sample f·hop, with nFft/2 zeros before and after the samples, or begins
 *     there, and only frames that lie within the samples count
 * @param power exponent of the spectrum's magnitude: 1 or 2
 * @param nMels number of mel bands, 1 to 1024
 * @param fMin lowest edge of the mel bands in hertz, at least 0
 * @param fMax highest edge of the mel bands in hertz, above fMin and at most half the sample rate
 * @param melScale which mel scale
 * @param melNorm how high the bands' triangles are
 * @param kind what the static coefficients are
 * @param logFloor what a band is raised to before its logarithm is taken (librosa's amin), above 0
 * @param softFloorDb how far below the window's loudest band lies what is added to every band, above 0: like noise of
 *     that level, it hides what is much quieter, with no edge as topDb has; empty: nothing is added. Not used for mel
 *     spectra without logarithm
 * @param topDb how far below the window's maximum a band in decibels can lie, above 0; empty: any distance. Where it is
 *     given, one loud moment changes the quiet ones of its window
 * @param nMfcc number of cepstral coefficients, 1 to nMels; used for MFCC only
 * @param lifter length of the sinusoidal lifter, 0 for none; used for MFCC only
 * @param deltas highest order of derivatives that are appended: 0, 1 or 2
 * @param deltaWidth frames of a derivative's neighbourhood, odd, from 3 to 99. With fewer frames than that, the largest
 *     odd number there is; with fewer than 3, derivatives are 0
 * @param length how many frames there are in the end
 * @param standardise over what the features are brought to mean 0 and variance 1
 * @param standardiseAfterLength whether that is done after the frames were brought to their number, padding included,
 *     or before
 */
public record FeatureSpec(
        int sampleRate,
        Optional<EndpointTrim> trim,
        double preEmphasis,
        int windowLength,
        int nFft,
        int hop,
        WindowShape window,
        boolean centred,
        int power,
        int nMels,
        double fMin,
        double fMax,
        MelScale melScale,
        MelNorm melNorm,
        FeatureKind kind,
        double logFloor,
        OptionalDouble softFloorDb,
        OptionalDouble topDb,
        int nMfcc,
        double lifter,
        int deltas,
        int deltaWidth,
        FrameCount length,
        Standardise standardise,
        boolean standardiseAfterLength) {
    /** The longest hop that is accepted, in samples. */
    public static final int MAX_HOP = 1 << 16;

    /** The most mel bands that are accepted. */
    public static final int MAX_MELS = 1024;

    /** The widest neighbourhood of a derivative that is accepted, in frames. */
    public static final int MAX_DELTA_WIDTH = 99;

    /** @throws IllegalArgumentException naming the first parameter that is out of its range */
    public FeatureSpec {
        require(sampleRate >= 1 && sampleRate <= PcmFormat.MAX_SAMPLE_RATE, "sampleRate", sampleRate, "1 to 768000 Hz");
        require(preEmphasis >= 0 && preEmphasis < 1, "preEmphasis", preEmphasis, "0 or more and below 1");
        require(
                RealFft.supports(nFft),
                "nFft",
                nFft,
                "a power of two from 64 to 8192; a shorter window is padded with zeros to nFft");
        require(windowLength >= 2 && windowLength <= nFft, "windowLength", windowLength, "2 to nFft (" + nFft + ")");
        require(hop >= 1 && hop <= MAX_HOP, "hop", hop, "1 to " + MAX_HOP + " samples");
        require(power == 1 || power == 2, "power", power, "1 or 2");
        require(nMels >= 1 && nMels <= MAX_MELS, "nMels", nMels, "1 to " + MAX_MELS);
        require(fMin >= 0 && fMin < fMax, "fMin", fMin, "0 Hz or more and below fMax (" + fMax + ")");
        require(fMax <= sampleRate / 2.0, "fMax", fMax, "at most half the sample rate (" + sampleRate / 2.0 + " Hz)");
        require(logFloor > 0 && logFloor < 1, "logFloor", logFloor, "above 0 and below 1");
        softFloorDb.ifPresent(
                db -> require(db > 0 && db < Double.POSITIVE_INFINITY, "softFloorDb", db, "above 0, or none"));
        topDb.ifPresent(db -> require(db > 0 && db < Double.POSITIVE_INFINITY, "topDb", db, "above 0, or none"));
        require(
                nMfcc >= 1 && (nMfcc <= nMels || kind != FeatureKind.MFCC),
                "nMfcc",
                nMfcc,
                "1 to nMels (" + nMels + ")");
        require(lifter >= 0 && lifter < Double.POSITIVE_INFINITY, "lifter", lifter, "0 or more");
        require(deltas >= 0 && deltas <= 2, "deltas", deltas, "0, 1 or 2");
        boolean isWaveform = kind == FeatureKind.WAVEFORM;
        require(!isWaveform || preEmphasis == 0, "preEmphasis", preEmphasis, "0 for a waveform");
        require(!isWaveform || deltas == 0, "deltas", deltas, "0 for a waveform");
        require(
                deltaWidth >= 3 && deltaWidth <= MAX_DELTA_WIDTH && deltaWidth % 2 == 1,
                "deltaWidth",
                deltaWidth,
                "an odd number from 3 to " + MAX_DELTA_WIDTH);
        if (length instanceof FrameCount.Pool && standardiseAfterLength && standardise != Standardise.NONE) {
            throw new IllegalArgumentException("standardiseAfterLength: true is not accepted with length: " + length
                    + ", which leaves one frame; standardise before, or not at all");
        }
    }

    private static void require(boolean holds, String key, Number value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": " + value + " is not accepted; it must be " + accepted);
        }
    }

    /** 40 MFCC of a window at 8 kHz as librosa computes them, without deltas, padding or standardising. */
    public static FeatureSpec ofDefaults() {
        return builder().build();
    }

    /**
     * The reference system's features: 40 MFCC, Δ and ΔΔ at 8 kHz, padded to 200 frames, then each coefficient
     * standardised.
     */
    public static FeatureSpec reference() {
        return builder()
                .deltas(2)
                .length(new FrameCount.PadOrCrop(200))
                .standardise(Standardise.COEFFICIENT)
                .standardiseAfterLength(true)
                .build();
    }

    /** A builder that holds the defaults. */
    public static FeatureSpecBuilder builder() {
        return new FeatureSpecBuilder();
    }

    /** A builder that holds this specification's values, {@code fMax} and {@code windowLength} included. */
    public FeatureSpecBuilder toBuilder() {
        return new FeatureSpecBuilder(this);
    }

    /** Static coefficients of a frame: bands, MFCC, or one sample. */
    public int staticCoefficients() {
        return switch (kind) {
            case MEL, LOG_MEL -> nMels;
            case MFCC -> nMfcc;
            case WAVEFORM -> 1;
        };
    }

    /** Columns of a frame: static coefficients and derivatives. */
    int frameCoefficients() {
        return staticCoefficients() * (1 + deltas);
    }

    /** Columns of the matrix: those of a frame or, where frames are pooled, the statistics of each of them. */
    public int coefficients() {
        return length instanceof FrameCount.Pool pool
                ? frameCoefficients() * pool.statistic().perCoefficient()
                : frameCoefficients();
    }

    /** Rows of the matrix, where {@link #length} fixes them. */
    public OptionalInt frames() {
        if (length instanceof FrameCount.PadOrCrop pad) {
            return OptionalInt.of(pad.frames());
        }
        if (length instanceof FrameCount.Centre centre) {
            return OptionalInt.of(centre.frames());
        }
        if (length instanceof FrameCount.Stretch stretch) {
            return OptionalInt.of(stretch.frames());
        }
        if (length instanceof FrameCount.Pool) {
            return OptionalInt.of(1);
        }
        return OptionalInt.empty();
    }

    /**
     * Frames that a number of samples gives before {@link #length} is applied: {@code 1 + ⌊samples/hop⌋} if centred,
     * and otherwise {@code 1 + ⌊(samples − nFft)/hop⌋}, but at least 1: what is shorter than nFft is padded with zeros. A
     * waveform has a frame for each sample.
     */
    public int framesOf(int samples) {
        if (kind == FeatureKind.WAVEFORM) {
            return Math.max(1, samples);
        }
        return centred ? 1 + samples / hop : 1 + Math.max(0, samples - nFft) / hop;
    }

    /** Samples that give a number of frames: the inverse of {@link #framesOf}. */
    int samplesOf(int frames) {
        return kind == FeatureKind.WAVEFORM ? frames : (frames - 1) * hop + (centred ? 0 : nFft);
    }

    /**
     * Every parameter under its configuration key, in a fixed order, as {@link FeatureParameters} reads it: numbers,
     * booleans, strings and, for {@code trim} and {@code length}, maps. {@code none} says that something is left out.
     */
    public Map<String, Object> toMap() {
        return FeatureParameters.write(this);
    }
}
