package dev.sonoflux.training.neural;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ContentHash;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.checkpoint.Checkpoint;
import dev.sonoflux.training.checkpoint.Checkpoints;
import dev.sonoflux.training.family.Family;
import dev.sonoflux.training.family.Preparation;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.validation.Fold;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Convolutional networks, trained by PyTorch through DJL and served as ONNX. Each epoch sees one of a recording's copies, so
 * that it is worth having many.
 */
public final class NeuralFamily implements Family<NeuralPoint> {
    /** The network that is trained where none is named. */
    public static final String DEFAULT_NETWORK = "resnet";

    /** How many convolutions the speech embedding has. */
    public static final int EMBEDDING_LAYERS = SpeechEmbedding.LAYERS;

    private final String name;
    private final Network network;
    private final Map<String, String> details;
    private final FitConfig config;
    private final double validationFraction;
    private final List<NeuralPoint> grid;
    private final Optional<Checkpoints> checkpoints;
    private final ProgressListener progress;

    private NeuralFamily(
            String name,
            Network network,
            Map<String, String> details,
            FitConfig config,
            double validationFraction,
            List<NeuralPoint> grid,
            Optional<Checkpoints> checkpoints,
            ProgressListener progress) {
        this.name = name;
        this.network = network;
        this.details = details;
        this.config = config;
        this.validationFraction = validationFraction;
        this.grid = List.copyOf(grid);
        this.checkpoints = checkpoints;
        this.progress = progress;
        if (!(validationFraction >= 0 && validationFraction < 1)) {
            throw new IllegalArgumentException(
                    "val-fraction: " + validationFraction + " is not accepted; it must be 0 or more and below 1");
        }
        if (grid.isEmpty()) {
            throw new IllegalArgumentException("the grid has no points");
        }
    }

    /**
     * A family of networks that differ in their learning rates.
     *
     * @param network one of {@link #networks()}
     * @param config everything but the learning rate
     * @param validationFraction how much of what is trained on is kept, in whole speakers, to end training by; 0: nothing
     * @param learningRates to choose from
     * @throws SonofluxException if there is no such network
     */
    public static NeuralFamily of(
            String network, FitConfig config, double validationFraction, List<Double> learningRates) {
        return of("cnn", Networks.named(network), Map.of(), config, validationFraction, learningRates);
    }

    /**
     * A family of networks that begin as Google's speech embedding, and learn from there.
     *
     * @param embedding the ONNX file with what it has learned
     * @param sampleRate of the audio that features are computed of
     * @param frozen how many of its convolutions, from the first on, stay as they are: 0 to {@link #EMBEDDING_LAYERS}
     * @param config everything but the learning rate
     * @param validationFraction how much of what is trained on is kept, in whole speakers, to end training by; 0: nothing
     * @param learningRates to choose from; the embedding itself learns at a tenth of them
     * @throws SonofluxException if the file can't be read, or holds something else
     */
    public static NeuralFamily embedding(
            Path embedding,
            int sampleRate,
            int frozen,
            FitConfig config,
            double validationFraction,
            List<Double> learningRates) {
        if (frozen < 0 || frozen > EMBEDDING_LAYERS) {
            throw new IllegalArgumentException(
                    "frozen-layers: " + frozen + " is not accepted; it must be 0 to " + EMBEDDING_LAYERS);
        }
        return of(
                "embedding",
                SpeechEmbedding.read(embedding).network(sampleRate, frozen),
                Map.of("frozenLayers", String.valueOf(frozen)),
                config,
                validationFraction,
                learningRates);
    }

    private static NeuralFamily of(
            String name,
            Network network,
            Map<String, String> details,
            FitConfig config,
            double validationFraction,
            List<Double> learningRates) {
        List<NeuralPoint> grid = learningRates.stream().map(NeuralPoint::new).toList();
        return new NeuralFamily(
                name, network, details, config, validationFraction, grid, Optional.empty(), ProgressListener.NONE);
    }

    /** Names of the networks there are. */
    public static List<String> networks() {
        return Networks.names();
    }

    /** The same, whose trainings are saved after every epoch, and gone on with where they were saved. */
    public NeuralFamily withCheckpoints(Checkpoints value) {
        return new NeuralFamily(name, network, details, config, validationFraction, grid, Optional.of(value), progress);
    }

    /** The same, which tells how training goes. */
    public NeuralFamily withProgress(ProgressListener value) {
        return new NeuralFamily(name, network, details, config, validationFraction, grid, checkpoints, value);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<NeuralPoint> grid() {
        return grid;
    }

    @Override
    public Map<String, String> describe(NeuralPoint point) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("net", network.name());
        map.putAll(details);
        map.put("lr", String.valueOf(point.learningRate()));
        map.put("epochs", String.valueOf(config.epochs()));
        if (config.leastSteps() > 0) {
            map.put("leastSteps", String.valueOf(config.leastSteps()));
        }
        map.put("batchSize", String.valueOf(config.batchSize()));
        map.put("weightDecay", String.valueOf(config.weightDecay()));
        map.put("labelSmoothing", String.valueOf(config.labelSmoothing()));
        map.put("mixup", String.valueOf(config.mixup()));
        map.put("ema", String.valueOf(config.ema()));
        map.put("validationFraction", String.valueOf(validationFraction));
        map.put("patience", String.valueOf(config.patience()));
        return map;
    }

    /** @throws SonofluxException if the features are too few for the network */
    @Override
    public Preparation<NeuralPoint> prepare(ExampleSet training, List<String> labels, long seed, Jobs jobs) {
        Extent input = new Extent(1, training.frames(), training.coefficients());
        try {
            network.layout(input, labels.size());
        } catch (IllegalArgumentException e) {
            throw new SonofluxException(
                    "The network " + network.name() + " can't take features of " + training.frames() + " frames × "
                            + training.coefficients() + " coefficients: " + e.getMessage(),
                    e);
        }
        return new NeuralPreparation(this, training, input, labels, seed, jobs);
    }

    /** Trains with a point's learning rate. */
    Fitted fit(NeuralPoint point, ExampleSet examples, Extent input, List<String> labels, long seed, Jobs jobs) {
        Fold split = ValidationSplit.of(examples.examples(), validationFraction, seed);
        Optional<Checkpoint> checkpoint =
                checkpoints.map(c -> c.of(configuration(point, input, labels, seed), examples, labels));
        return new NetworkFit(
                        network,
                        input,
                        labels.size(),
                        config.withLearningRate(point.learningRate()),
                        seed,
                        jobs,
                        progress)
                .fit(
                        CopiedExamples.of(examples.select(split.training()), labels),
                        CopiedExamples.originals(examples.select(split.heldOut()), labels),
                        checkpoint);
    }

    /** All that a result depends on beside the recordings: of what was learned elsewhere, too. */
    private String configuration(NeuralPoint point, Extent input, List<String> labels, long seed) {
        String start = ContentHash.of(network.layout(input, labels.size()).initial(seed));
        return describe(point) + "\n" + input + "\n" + seed + "\n" + start;
    }

    /** The file that serves what was trained. */
    byte[] onnx(Fitted fitted, Extent input, List<String> labels) {
        return OnnxGraph.write(network, labels.size(), input, fitted.weights());
    }
}
