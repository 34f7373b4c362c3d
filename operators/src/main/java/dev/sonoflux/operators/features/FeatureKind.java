package dev.sonoflux.operators.features;

/** What the static coefficients of a frame are. */
public enum FeatureKind {
    /** Mel bands as they are, power or magnitude. */
    MEL("mel"),
    /** Mel bands in decibels. */
    LOG_MEL("log-mel"),
    /** Mel-frequency cepstral coefficients: the DCT of the mel bands in decibels. */
    MFCC("mfcc");

    private final String label;

    FeatureKind(String label) {
        this.label = label;
    }

    /** The name in configuration. */
    public String label() {
        return label;
    }
}
