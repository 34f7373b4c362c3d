package dev.sonoflux.training.neural;

import java.util.List;

/**
 * A trained network.
 *
 * @param weights as its layout says
 * @param curve what became of every epoch
 */
record Fitted(float[] weights, List<EpochResult> curve) {
    Fitted {
        curve = List.copyOf(curve);
    }
}
