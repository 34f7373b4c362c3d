package dev.sonoflux.operators.spectrum;

/** How high a mel band's triangle is. */
public enum MelNorm {
    /** Every triangle has the same area: its height is 2 / (its width in hertz). librosa's default. */
    SLANEY,
    /** Every triangle has height 1, as in HTK. */
    NONE;
}
