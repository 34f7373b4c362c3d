package dev.sonoflux.engine.measure;

import java.util.Map;

/**
 * Something that was measured at a point of a stream. It says itself what is in it, so that a sink needs not know its class: an
 * operator that somebody adds can measure what it likes, and the sink {@code json-lines} writes it.
 */
public interface Measurement {
    /** What was measured, in lower case, e.g. {@code pitch}. */
    String type();

    /** Samples per second of the stream, in which the position counts. */
    int sampleRate();

    /** The sample for which it holds. */
    long position();

    /**
     * What it is, in the order in which it is to be written: texts, truth values, and numbers as {@link java.math.BigDecimal}
     * with the decimals that they are to be written with.
     */
    Map<String, Object> values();
}
