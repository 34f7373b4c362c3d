package dev.sonoflux.operators.features;

/** What the static coefficients of a frame are. */
public enum FeatureKind {
    /** Mel bands as they are, power or magnitude. */
    MEL,
    /** Mel bands in decibels. */
    LOG_MEL,
    /** Mel-frequency cepstral coefficients: the DCT of the mel bands in decibels. */
    MFCC,
    /**
     * The samples themselves, one a frame, for networks that hear the waveform. They are trimmed, brought to a length and
     * standardised; what says how a spectrum is computed is not used, and there is neither pre-emphasis nor a derivative.
     */
    WAVEFORM
}
