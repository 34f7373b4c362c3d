package dev.sonoflux.operators.features;

/** What the static coefficients of a frame are. */
public enum FeatureKind {
    /** Mel bands as they are, power or magnitude. */
    MEL,
    /** Mel bands in decibels. */
    LOG_MEL,
    /** Mel-frequency cepstral coefficients: the DCT of the mel bands in decibels. */
    MFCC;
}
