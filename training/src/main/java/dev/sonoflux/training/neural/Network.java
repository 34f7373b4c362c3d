package dev.sonoflux.training.neural;

/**
 * A network without its last layer, which has an output per label.
 *
 * @param name as on the command line
 * @param body everything before the last layer
 */
record Network(String name, Chain body) {
    /** What the names of all weights begin with. */
    static final String ROOT = "network";

    /** The whole of it for this many labels. */
    Chain chain(int labels) {
        return body.then(new Dense(labels));
    }

    /**
     * Its weights.
     *
     * @throws IllegalArgumentException if nothing is left of such an input on the way
     */
    WeightLayout layout(Extent input, int labels) {
        WeightLayout.Builder weights = new WeightLayout.Builder();
        chain(labels).declare(input, ROOT, weights);
        return weights.build();
    }
}
