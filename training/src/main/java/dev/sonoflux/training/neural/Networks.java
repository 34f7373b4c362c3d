package dev.sonoflux.training.neural;

import dev.sonoflux.engine.SonofluxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The networks there are. */
final class Networks {
    private static final Map<String, Function<String, Network>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("ds-cnn", Networks::depthwiseSeparable);
        ALL.put("tc-resnet8", Networks::temporalResidual);
        ALL.put("bc-resnet", Networks::broadcastedResidual);
        ALL.put("resnet", Networks::residual);
        ALL.put("small", Networks::small);
        ALL.put("baseline", Networks::baseline);
        ALL.put("cs230", Networks::deep);
    }

    private Networks() {}

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** @throws SonofluxException if there is no such network */
    static Network named(String name) {
        Function<String, Network> network = ALL.get(name);
        if (network == null) {
            throw new SonofluxException(
                    "There is no network '" + name + "'; there are " + String.join(", ", ALL.keySet()));
        }
        return network.apply(name);
    }

    /** Depthwise separable convolutions (Y. Zhang et al., "Hello Edge: keyword spotting on microcontrollers", 2017). */
    private static Network depthwiseSeparable(String name) {
        int channels = 64;
        List<Layer> layers = new ArrayList<>();
        layers.add(Convolution.of(channels, 9, 5).withSteps(2, 2));
        layers.add(new Relu());
        for (int block = 0; block < 4; block++) {
            layers.add(Convolution.depthwise(channels, 3, 3));
            layers.add(new Relu());
            layers.add(Convolution.pointwise(channels));
            layers.add(new Relu());
        }
        layers.add(new GlobalAverage());
        layers.add(new Dropout(0.2));
        return new Network(name, new Chain(layers));
    }

    /**
     * Convolutions over time alone, of all coefficients at once (S. Choi et al., "Temporal convolution for real-time keyword
     * spotting on mobile devices", 2019).
     */
    private static Network temporalResidual(String name) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new CoefficientsAsChannels());
        layers.add(Convolution.of(16, 3, 1));
        layers.add(new Relu());
        for (int channels : new int[] {24, 32, 48}) {
            layers.add(new Sum(List.of(
                    Chain.of(
                            Convolution.of(channels, 9, 1).withSteps(2, 1), new Relu(), Convolution.of(channels, 9, 1)),
                    Chain.of(Convolution.pointwise(channels).withSteps(2, 1), new Relu()))));
            layers.add(new Relu());
        }
        layers.add(new GlobalAverage());
        layers.add(new Dropout(0.5));
        return new Network(name, new Chain(layers));
    }

    /**
     * Convolutions over frequency, and ones over time of what they are on average over frequency, added to all of them (B. Kim
     * et al., "Broadcasted residual learning for efficient keyword spotting", 2021), with batch normalisation throughout.
     */
    private static Network broadcastedResidual(String name) {
        List<Layer> layers = new ArrayList<>();
        layers.add(Convolution.of(32, 5, 5).withSteps(1, 2));
        layers.add(new Relu());
        int[] channels = {16, 24, 32, 40};
        int[] repeats = {2, 2, 3, 3};
        for (int stage = 0; stage < channels.length; stage++) {
            int step = stage == 1 || stage == 2 ? 2 : 1;
            int dilation = 1 << stage;
            for (int block = 0; block < repeats[stage]; block++) {
                boolean isTransition = block == 0;
                layers.add(broadcasted(channels[stage], isTransition, isTransition ? step : 1, dilation));
                layers.add(new Relu());
            }
        }
        layers.add(Convolution.depthwise(40, 5, 5));
        layers.add(Convolution.pointwise(64));
        layers.add(new Relu());
        layers.add(new GlobalAverage());
        layers.add(new Dropout(0.1));
        return new Network(name, new Chain(layers));
    }

    private static Layer broadcasted(int channels, boolean isTransition, int step, int dilation) {
        List<Layer> overFrequency = new ArrayList<>();
        if (isTransition) {
            overFrequency.add(Convolution.pointwise(channels));
            overFrequency.add(new Relu());
        }
        overFrequency.add(Convolution.depthwise(channels, 1, 3).withSteps(1, step));
        overFrequency.add(Sum.residual(
                new AverageCoefficients(),
                Convolution.depthwise(channels, 3, 1).withDilation(dilation),
                new Relu(),
                Convolution.pointwise(channels),
                new Dropout(0.1)));
        Chain block = new Chain(overFrequency);
        return isTransition ? block : new Sum(List.of(block, Chain.of()));
    }

    /**
     * Convolutions over time and frequency alike, in residual blocks (R. Tang and J. Lin, "Deep residual learning for
     * small-footprint keyword spotting", 2018), at a resolution that is halved from block to block.
     */
    private static Network residual(String name) {
        List<Layer> layers = new ArrayList<>();
        layers.add(Convolution.of(24, 5, 5).withSteps(2, 2));
        layers.add(new Relu());
        for (int channels : new int[] {24, 40, 64}) {
            if (channels > 24) {
                layers.add(Convolution.of(channels, 3, 3).withSteps(2, 2));
                layers.add(new Relu());
            }
            layers.add(Sum.residual(Convolution.of(channels, 3, 3), new Relu(), Convolution.of(channels, 3, 3)));
            layers.add(new Relu());
        }
        layers.add(new GlobalAverage());
        layers.add(new Dropout(0.3));
        return new Network(name, new Chain(layers));
    }

    /** As the reference system's network of that name: a first one to try, of two convolutions. */
    private static Network small(String name) {
        return new Network(
                name,
                Chain.of(
                        Convolution.of(16, 3, 3),
                        new Relu(),
                        new MaxPool(2, 2),
                        Convolution.of(32, 3, 3),
                        new Relu(),
                        new MaxPool(2, 2),
                        new GlobalAverage(),
                        new Dropout(0.2)));
    }

    /** As the reference system's network of that name: three convolutions. */
    private static Network baseline(String name) {
        return new Network(
                name,
                Chain.of(
                        Convolution.of(32, 3, 3),
                        new Relu(),
                        new MaxPool(2, 2),
                        Convolution.of(64, 3, 3),
                        new Relu(),
                        new MaxPool(2, 2),
                        Convolution.of(64, 3, 3),
                        new Relu(),
                        new MaxPool(2, 2),
                        new GlobalAverage(),
                        new Dropout(0.3)));
    }

    /** As the reference system's network of that name: deep, with batch normalisation and dropout. */
    private static Network deep(String name) {
        List<Layer> layers = new ArrayList<>();
        for (int channels : new int[] {32, 64, 128}) {
            layers.add(Convolution.of(channels, 3, 3));
            layers.add(new Relu());
            layers.add(Convolution.of(channels, 3, 3));
            layers.add(new Relu());
            layers.add(new MaxPool(2, 2));
            layers.add(new Dropout(0.25));
        }
        layers.add(new GlobalAverage());
        layers.add(new Dense(128));
        layers.add(new Relu());
        layers.add(new Dropout(0.5));
        return new Network(name, new Chain(layers));
    }
}
