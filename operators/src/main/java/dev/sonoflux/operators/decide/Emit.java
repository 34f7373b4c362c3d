package dev.sonoflux.operators.decide;

/** How often a segment may be reported. */
public enum Emit {
    /** The first window that is certain enough, and none after it. */
    ONCE_PER_SEGMENT,
    /** Every window that is certain enough. */
    EVERY_WINDOW
}
