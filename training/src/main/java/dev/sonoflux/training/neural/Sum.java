package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What several branches make of the same input, added up. A branch without layers is the input itself; one that is a single
 * coefficient wide is added to all coefficients of the others.
 *
 * @param branches at least two
 */
record Sum(List<Chain> branches) implements Layer {
    Sum {
        branches = List.copyOf(branches);
        if (branches.size() < 2) {
            throw new IllegalArgumentException(branches.size() + " branches are no sum");
        }
    }

    /** The input and what layers make of it. */
    static Sum residual(Layer... layers) {
        return new Sum(List.of(Chain.of(layers), Chain.of()));
    }

    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        Extent widest = null;
        for (int b = 0; b < branches.size(); b++) {
            Extent branch = branches.get(b).declare(input, branch(name, b), weights);
            if (widest == null || branch.coefficients() > widest.coefficients()) {
                widest = branch;
            }
        }
        return widest;
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        NDArray sum = branches.get(0).forward(input, branch(name, 0), pass);
        for (int b = 1; b < branches.size(); b++) {
            sum = sum.add(branches.get(b).forward(input, branch(name, b), pass));
        }
        return sum;
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        String sum = branches.get(0).write(input, branch(name, 0), graph);
        for (int b = 1; b < branches.size(); b++) {
            String branch = branches.get(b).write(input, branch(name, b), graph);
            sum = graph.node("Add", name + ".sum" + b, List.of(sum, branch));
        }
        return sum;
    }

    private static String branch(String name, int index) {
        return name + "." + (char) ('a' + index);
    }
}
