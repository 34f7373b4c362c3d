package dev.sonoflux.training.wav2vec2;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.checkpoint.Checkpoint;
import dev.sonoflux.training.checkpoint.Checkpoints;
import dev.sonoflux.training.family.Family;
import dev.sonoflux.training.family.Preparation;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.neural.NeuralPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * wav2vec2 networks, fine-tuned by PyTorch through DJL from what they have learned of much speech before, and served as ONNX.
 * Each epoch sees one of a recording's copies, so that it is worth having many.
 */
public final class Wav2Vec2Family implements Family<NeuralPoint> {
    /** A checkpoint holds three numbers for each, and has to stay below 2 GiB. */
    private static final long MOST_SAVED_WEIGHTS = 170_000_000;

    private final Wav2Vec2Model model;
    private final String sha256;
    private final FineTuneConfig config;
    private final List<NeuralPoint> grid;
    private final Optional<Checkpoints> checkpoints;
    private final ProgressListener progress;

    private Wav2Vec2Family(
            Wav2Vec2Model model,
            String sha256,
            FineTuneConfig config,
            List<NeuralPoint> grid,
            Optional<Checkpoints> checkpoints,
            ProgressListener progress) {
        this.model = model;
        this.sha256 = sha256;
        this.config = config;
        this.grid = List.copyOf(grid);
        this.checkpoints = checkpoints;
        this.progress = progress;
    }

    /**
     * A family of networks that differ in their learning rates.
     *
     * @param model what they begin as
     * @param config everything but the learning rate
     * @param learningRates to choose from
     * @throws IllegalArgumentException if a learning rate is out of its range, there is none, or more layers are to stay as
     *     they are than there are
     */
    public static Wav2Vec2Family of(Wav2Vec2Model model, FineTuneConfig config, List<Double> learningRates) {
        if (learningRates.isEmpty()) {
            throw new IllegalArgumentException("the grid has no points");
        }
        if (config.frozenLayers() > model.config().layers()) {
            throw new IllegalArgumentException("frozenLayers: " + config.frozenLayers()
                    + " is not accepted; the model has " + model.config().layers() + " layers");
        }
        return new Wav2Vec2Family(
                model,
                model.sha256(),
                config,
                learningRates.stream().map(NeuralPoint::new).toList(),
                Optional.empty(),
                ProgressListener.NONE);
    }

    /**
     * The same, whose trainings are saved after every epoch, and gone on with where they were saved.
     *
     * @throws IllegalArgumentException if more weights learn than a checkpoint can hold
     */
    public Wav2Vec2Family withCheckpoints(Checkpoints value) {
        long saved = model.weights().entrySet().stream()
                .filter(entry -> config.isLearned(entry.getKey()))
                .mapToLong(entry -> entry.getValue().size())
                .sum();
        if (saved > MOST_SAVED_WEIGHTS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "checkpoints: %d million weights learn, and a checkpoint can hold %d million;"
                            + " leave more of the encoder's layers as they are",
                    saved / 1_000_000,
                    MOST_SAVED_WEIGHTS / 1_000_000));
        }
        return new Wav2Vec2Family(model, sha256, config, grid, Optional.of(value), progress);
    }

    /** The same, which tells how training goes. */
    public Wav2Vec2Family withProgress(ProgressListener value) {
        return new Wav2Vec2Family(model, sha256, config, grid, checkpoints, value);
    }

    @Override
    public String name() {
        return "wav2vec2";
    }

    @Override
    public List<NeuralPoint> grid() {
        return grid;
    }

    @Override
    public Map<String, String> describe(NeuralPoint point) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("pretrained", model.name());
        map.put("pretrainedSha256", sha256);
        map.put("lr", String.valueOf(point.learningRate()));
        map.put("epochs", String.valueOf(config.epochs()));
        map.put("batchSize", String.valueOf(config.batchSize()));
        map.put("accumulate", String.valueOf(config.accumulate()));
        map.put("weightDecay", String.valueOf(config.weightDecay()));
        map.put("freezeFeatureExtractor", String.valueOf(config.isExtractorFrozen()));
        map.put("freezeEncoderLayers", String.valueOf(config.frozenLayers()));
        map.put("maskTimeProb", String.valueOf(config.maskProbability()));
        return map;
    }

    /** @throws SonofluxException if recordings are too short for the network, or are no waveforms */
    @Override
    public Preparation<NeuralPoint> prepare(ExampleSet training, List<String> labels, long seed, Jobs jobs) {
        int fewest = model.config().fewestSamples();
        if (training.coefficients() != 1 || training.frames() < fewest) {
            throw new SonofluxException("wav2vec2 can't take features of " + training.frames() + " frames × "
                    + training.coefficients() + " coefficients: it takes " + fewest
                    + " samples or more, as `kind: waveform` gives them");
        }
        return new Wav2Vec2Preparation(this, training, labels, seed, jobs);
    }

    /** Fine-tunes with a point's learning rate. */
    FineTuning.Fitted fit(NeuralPoint point, ExampleSet examples, List<String> labels, long seed) {
        String configuration = describe(point) + "\n" + model.config() + "\n" + model.preprocessing() + "\n" + seed;
        Optional<Checkpoint> checkpoint = checkpoints.map(c -> c.of(configuration, examples, labels));
        return new FineTuning(network(), config.withLearningRate(point.learningRate()), seed, progress)
                .fit(start(labels, seed), examples, labels, checkpoint);
    }

    Wav2Vec2Network network() {
        return new Wav2Vec2Network(model.config(), model.preprocessing().isMasked());
    }

    /**
     * What training begins with. A model's own classifier is kept where it tells the same labels apart, in the same
     * order; what it lacks is drawn by chance.
     */
    Map<String, Tensor.Floats> start(List<String> labels, long seed) {
        Map<String, Tensor.Floats> start = new LinkedHashMap<>(model.weights());
        if (!model.config().labels().equals(labels)) {
            start.keySet().removeIf(name -> name.startsWith(WeightShapes.CLASSIFIER));
        }
        if (config.maskProbability() > 0) {
            start.computeIfAbsent(
                    WeightShapes.MASK, name -> uniform(model.config().hiddenSize(), seed));
        }
        RandomWeights.draw(WeightShapes.ofHead(model.config(), labels.size()), seed)
                .forEach(start::putIfAbsent);
        return start;
    }

    private static Tensor.Floats uniform(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble();
        }
        return new Tensor.Floats(List.of(size), values);
    }
}
