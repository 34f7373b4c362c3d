package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** Layers one after the other; none at all hand on what they are given. */
record Chain(List<Layer> layers) implements Layer {
    Chain {
        layers = List.copyOf(layers);
    }

    static Chain of(Layer... layers) {
        return new Chain(List.of(layers));
    }

    /** These layers and one more. */
    Chain then(Layer layer) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(layer);
        return new Chain(more);
    }

    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        Extent extent = input;
        for (int i = 0; i < layers.size(); i++) {
            extent = layers.get(i).declare(extent, name + "." + i, weights);
        }
        return extent;
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        NDArray x = input;
        for (int i = 0; i < layers.size(); i++) {
            x = layers.get(i).forward(x, name + "." + i, pass);
        }
        return x;
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        String value = input;
        for (int i = 0; i < layers.size(); i++) {
            value = layers.get(i).write(value, name + "." + i, graph);
        }
        return value;
    }
}
