package dev.sonoflux.cli;

/** What {@code train} does. */
enum TrainMode {
    /** Trains with given values. */
    TRAIN,
    /** Cross-validates given values. */
    CV,
    /** Searches over a grid and trains the best point. */
    GRID,
    /** Cross-validates the whole search. */
    CVGRID;

    boolean searches() {
        return this == GRID || this == CVGRID;
    }

    boolean validates() {
        return this == CV || this == CVGRID;
    }
}
