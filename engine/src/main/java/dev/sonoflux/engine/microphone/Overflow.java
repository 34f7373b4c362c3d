package dev.sonoflux.engine.microphone;

/** What happens to samples that the consumer is too slow for. Whatever is lost is told in its place in the stream. */
public enum Overflow {
    /** The oldest waiting samples are given up: results stay close to now. */
    DROP_OLDEST,
    /** The newest samples are given up: what was said first is heard to its end. */
    DROP_NEWEST,
    /** The stream ends with an error, after what is waiting. */
    FAIL
}
