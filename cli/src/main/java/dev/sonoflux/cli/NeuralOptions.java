package dev.sonoflux.cli;

import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.checkpoint.Checkpoints;
import dev.sonoflux.training.neural.FitConfig;
import dev.sonoflux.training.neural.NeuralFamily;
import dev.sonoflux.training.wav2vec2.FineTuneConfig;
import dev.sonoflux.training.wav2vec2.Wav2Vec2Family;
import dev.sonoflux.training.wav2vec2.Wav2Vec2Model;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options that say how a network is trained. */
final class NeuralOptions {
    private static final int DEFAULT_FROZEN_LAYERS = 0;
    private static final List<Double> DEFAULT_FINE_TUNING_LR_GRID = List.of(3e-5, 1e-4, 3e-4);
    private static final List<Double> DEFAULT_LR_GRID = List.of(0.001, 0.002, 0.004, 0.008);

    /** The networks' names, for the help. */
    static final class Networks implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return NeuralFamily.networks().iterator();
        }
    }

    @Option(
            names = "--net",
            paramLabel = "NAME",
            completionCandidates = Networks.class,
            description =
                    "The network of a cnn: ${COMPLETION-CANDIDATES}. Default: " + NeuralFamily.DEFAULT_NETWORK + ".")
    private Optional<String> network = Optional.empty();

    @Option(
            names = "--pretrained",
            paramLabel = "PATH",
            description =
                    "What training begins with. An embedding: a file with a speech embedding; default: the one that"
                            + " comes with Sonoflux. A wav2vec2: a folder, as sonoflux model import fetches it; its defaults are"
                            + " --epochs " + FineTuneConfig.DEFAULT_EPOCHS + ", --batch-size "
                            + FineTuneConfig.DEFAULT_BATCH_SIZE + ", --lr " + FineTuneConfig.DEFAULT_LEARNING_RATE
                            + ", --weight-decay " + FineTuneConfig.DEFAULT_WEIGHT_DECAY
                            + " and --lr-grid 0.00003,0.0001,0.0003.")
    private Optional<Path> pretrained = Optional.empty();

    @Option(
            names = "--frozen-layers",
            paramLabel = "N",
            description = "How many of the embedding's " + NeuralFamily.EMBEDDING_LAYERS
                    + " layers stay as they are; the others learn, too. Default: " + DEFAULT_FROZEN_LAYERS + ".")
    private Optional<Integer> frozenLayers = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often a network sees every recording. Default: " + FitConfig.DEFAULT_EPOCHS
                    + ", an embedding " + FitConfig.PRETRAINED_EPOCHS
                    + "; more where recordings are few, until there were "
                    + FitConfig.DEFAULT_LEAST_STEPS + " steps (an embedding: " + FitConfig.PRETRAINED_LEAST_STEPS
                    + ").")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description =
                    "Recordings that a network learns from at a time. Default: " + FitConfig.DEFAULT_BATCH_SIZE + ".")
    private Optional<Integer> batchSize = Optional.empty();

    @Option(
            names = "--lr",
            paramLabel = "X",
            description = "A network's largest learning rate: it rises to it, and falls to 0 along a cosine. Default: "
                    + FitConfig.DEFAULT_LEARNING_RATE + ", an embedding's " + FitConfig.PRETRAINED_LEARNING_RATE + ".")
    private Optional<Double> learningRate = Optional.empty();

    @Option(
            names = "--lr-grid",
            paramLabel = "X",
            split = ",",
            description = "Learning rates to search over. Default: 0.001,0.002,0.004,0.008.")
    private List<Double> learningRateGrid = List.of();

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description =
                    "How strongly a network's weights are drawn to 0. Default: " + FitConfig.DEFAULT_WEIGHT_DECAY + ".")
    private Optional<Double> weightDecay = Optional.empty();

    @Option(
            names = "--val-fraction",
            paramLabel = "X",
            description =
                    "How much of the recordings, in whole speakers, a network doesn't learn from, but is stopped by when"
                            + " it understands them no better. Default: 0, learn from everything for all epochs.")
    private Optional<Double> validationFraction = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without improvement after which --val-fraction stops a network. Default: "
                    + FitConfig.DEFAULT_PATIENCE + ".")
    private Optional<Integer> patience = Optional.empty();

    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            description = "How much of the probability a network is to leave to other labels. Default: "
                    + FitConfig.DEFAULT_LABEL_SMOOTHING + ".")
    private Optional<Double> labelSmoothing = Optional.empty();

    @Option(
            names = "--mixup",
            paramLabel = "X",
            description =
                    "Have a network learn from mixtures of recordings, by shares from Beta(X, X). Default: 0, none.")
    private Optional<Double> mixup = Optional.empty();

    @Option(
            names = "--ema",
            paramLabel = "X",
            description =
                    "How slowly the average of a network's weights follows them; the average is the model. Default: "
                            + FitConfig.DEFAULT_EMA + ".")
    private Optional<Double> ema = Optional.empty();

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description =
                    "Save a network's training here after every epoch; the same command goes on from there after it was"
                            + " killed. --cleanup removes what was saved. Of a wav2vec2, it is 12 bytes for each weight"
                            + " that learns.")
    private Optional<Path> checkpointFolder = Optional.empty();

    /** What trainings save to, where that was asked for. */
    private Optional<Checkpoints> checkpoints = Optional.empty();

    /** @throws IllegalArgumentException if an option is out of its range, or has no effect in this mode */
    NeuralFamily cnn(TrainMode mode, ProgressListener progress) {
        refuse(
                pretrained.isPresent() || frozenLayers.isPresent(),
                "--pretrained and --frozen-layers have no effect with --arch cnn");
        return prepared(
                NeuralFamily.of(
                        network.orElse(NeuralFamily.DEFAULT_NETWORK),
                        config(FitConfig.ofDefaults(), mode),
                        validationFraction.orElse(0.0),
                        learningRates(FitConfig.DEFAULT_LEARNING_RATE, mode)),
                progress);
    }

    /** @throws IllegalArgumentException if an option is out of its range, or has no effect in this mode */
    NeuralFamily embedding(int sampleRate, TrainMode mode, ProgressListener progress) {
        refuse(network.isPresent(), "--net is for --arch cnn");
        return prepared(
                NeuralFamily.embedding(
                        pretrained.orElseGet(Installation::speechEmbedding),
                        sampleRate,
                        frozenLayers.orElse(DEFAULT_FROZEN_LAYERS),
                        config(FitConfig.ofPretrained(), mode),
                        validationFraction.orElse(0.0),
                        learningRates(FitConfig.PRETRAINED_LEARNING_RATE, mode)),
                progress);
    }

    private FitConfig config(FitConfig defaults, TrainMode mode) {
        refuse(!mode.searches() && !learningRateGrid.isEmpty(), "--lr-grid is for --mode grid and cvgrid; give --lr");
        refuse(learningRate.isPresent() && !learningRateGrid.isEmpty(), "--lr and --lr-grid exclude each other");
        refuse(
                patience.isPresent() && validationFraction.orElse(0.0) == 0,
                "--patience has no effect without --val-fraction");
        FitConfig config = epochs.map(defaults::withEpochs).orElse(defaults);
        config = batchSize.map(config::withBatchSize).orElse(config);
        config = weightDecay.map(config::withWeightDecay).orElse(config);
        config = labelSmoothing.map(config::withLabelSmoothing).orElse(config);
        config = mixup.map(config::withMixup).orElse(config);
        config = ema.map(config::withEma).orElse(config);
        return patience.map(config::withPatience).orElse(config);
    }

    private NeuralFamily prepared(NeuralFamily family, ProgressListener progress) {
        NeuralFamily telling = family.withProgress(progress);
        checkpoints = checkpointFolder.map(Checkpoints::new);
        return checkpoints.map(telling::withCheckpoints).orElse(telling);
    }

    private List<Double> learningRates(double single, TrainMode mode) {
        if (!learningRateGrid.isEmpty()) {
            return learningRateGrid.stream().distinct().toList();
        }
        return learningRate.map(List::of).orElse(mode.searches() ? DEFAULT_LR_GRID : List.of(single));
    }

    /** Whether there is one that is for networks alone. */
    boolean isAnyGiven() {
        return !learningRateGrid.isEmpty()
                || Stream.of(
                                network,
                                pretrained,
                                frozenLayers,
                                epochs,
                                batchSize,
                                learningRate,
                                weightDecay,
                                validationFraction,
                                patience,
                                labelSmoothing,
                                mixup,
                                ema,
                                checkpointFolder)
                        .anyMatch(Optional::isPresent);
    }

    /** Removes what was saved on the way. */
    void clean() {
        checkpoints.ifPresent(Checkpoints::clean);
    }

    /**
     * What a wav2vec2 begins with.
     *
     * @throws IllegalArgumentException if nothing is named
     */
    Wav2Vec2Model pretrainedWav2Vec2() {
        return Wav2Vec2Model.read(pretrained.orElseThrow(() -> new IllegalArgumentException(
                "--arch wav2vec2 needs --pretrained DIR, a folder as sonoflux model import fetches it")));
    }

    /**
     * Pretrained networks that learn from there.
     *
     * @param own options that they alone have
     * @throws IllegalArgumentException if an option is out of its range, or has no effect in this mode or on them
     */
    Wav2Vec2Family wav2vec2(Wav2Vec2Model model, Wav2Vec2Options own, TrainMode mode, ProgressListener progress) {
        refuse(
                Stream.of(network, frozenLayers, validationFraction, patience, labelSmoothing, mixup, ema)
                        .anyMatch(Optional::isPresent),
                "--net, --frozen-layers, --val-fraction, --patience, --label-smoothing, --mixup and --ema have no"
                        + " effect with --arch wav2vec2");
        refuse(!mode.searches() && !learningRateGrid.isEmpty(), "--lr-grid is for --mode grid and cvgrid; give --lr");
        refuse(learningRate.isPresent() && !learningRateGrid.isEmpty(), "--lr and --lr-grid exclude each other");
        FineTuneConfig config = own.applyTo(FineTuneConfig.ofDefaults());
        config = epochs.map(config::withEpochs).orElse(config);
        config = config.withBatches(batchSize.orElse(config.batchSize()), config.accumulate());
        config = weightDecay.map(config::withWeightDecay).orElse(config);
        List<Double> usual =
                mode.searches() ? DEFAULT_FINE_TUNING_LR_GRID : List.of(FineTuneConfig.DEFAULT_LEARNING_RATE);
        List<Double> grid = learningRateGrid.stream().distinct().toList();
        List<Double> rates = grid.isEmpty() ? learningRate.map(List::of).orElse(usual) : grid;
        Wav2Vec2Family telling = Wav2Vec2Family.of(model, config, rates).withProgress(progress);
        checkpoints = checkpointFolder.map(Checkpoints::new);
        return checkpoints.map(telling::withCheckpoints).orElse(telling);
    }

    private static void refuse(boolean condition, String message) {
        if (condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
