package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterTypes;

/** Settings that these operators have in common. */
final class AugmentParameters {
    /** The seed where none is given. */
    static final int DEFAULT_SEED = 0;

    static final Parameter<Integer> SEED = Parameter.of(
            "seed",
            ParameterTypes.integer(0, Integer.MAX_VALUE),
            DEFAULT_SEED,
            "What is drawn follows from this and the stream's name; two operators of one name need two seeds to differ.");

    private AugmentParameters() {}
}
