package dev.sonoflux.training.wav2vec2;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.features.FeatureKind;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.features.FrameCount;
import dev.sonoflux.operators.features.Standardise;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pretrained network: a Hugging Face folder with {@code config.json}, {@code preprocessor_config.json} and {@code
 * model.safetensors}. Checkpoints of pre-training, bare encoders and classifiers are all read; what a checkpoint has beside
 * the encoder and a classifier, e.g. the quantiser of pre-training, is left out.
 */
public final class Wav2Vec2Model {
    static final String CONFIG = "config.json";
    static final String PREPROCESSING = "preprocessor_config.json";
    static final String WEIGHTS = "model.safetensors";

    private static final int SAMPLE_RATE = 16_000;
    private static final String PICKLE = "pytorch_model.bin";
    private static final String SHARDS = WEIGHTS + ".index.json";
    private static final String PREFIX = "wav2vec2.";

    /** What newer versions of PyTorch call the two parts of a weight norm. */
    private static final Map<String, String> RENAMED = Map.of(
            WeightShapes.POSITION_SCALE, WeightShapes.POSITION + ".parametrizations.weight.original0",
            WeightShapes.POSITION_DIRECTION, WeightShapes.POSITION + ".parametrizations.weight.original1");

    private final Path folder;
    private final Wav2Vec2Config config;
    private final Preprocessing preprocessing;
    private final Map<String, Tensor.Floats> weights;

    Wav2Vec2Model(Path folder, Wav2Vec2Config config, Preprocessing preprocessing, Map<String, Tensor.Floats> weights) {
        this.folder = folder;
        this.config = config;
        this.preprocessing = preprocessing;
        this.weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /**
     * Reads a folder. Every tensor's shape is checked against the configuration.
     *
     * @throws SonofluxException naming the file and the field or tensor that is missing or doesn't fit, or if a bundle can't
     *     hold as many weights
     */
    public static Wav2Vec2Model read(Path folder) {
        Wav2Vec2Config config = Wav2Vec2Config.read(folder.resolve(CONFIG));
        Preprocessing preprocessing = Preprocessing.read(folder.resolve(PREPROCESSING));
        requireServable(folder, config);
        Path file = folder.resolve(WEIGHTS);
        if (!Files.isRegularFile(file)) {
            throw new SonofluxException(file + " is missing" + reason(folder));
        }
        Safetensors tensors = Safetensors.read(file);
        String prefix = tensors.tensors().keySet().stream().anyMatch(name -> name.startsWith(PREFIX)) ? PREFIX : "";
        Map<String, Tensor.Floats> weights = new LinkedHashMap<>();
        WeightShapes.ofEncoder(config)
                .forEach((name, shape) ->
                        weights.put(name, tensor(tensors, prefix + stored(tensors, prefix, name), shape)));
        optional(tensors, prefix + WeightShapes.MASK, List.of(config.hiddenSize()))
                .ifPresent(mask -> weights.put(WeightShapes.MASK, mask));
        String classifier = WeightShapes.CLASSIFIER + WeightShapes.WEIGHT;
        if (config.isClassifier() && tensors.tensors().containsKey(classifier)) {
            int named = config.labels().isEmpty() ? -1 : config.labels().size();
            int labels = tensors.floats(classifier, named, config.projectionSize())
                    .shape()
                    .get(0);
            WeightShapes.ofHead(config, labels)
                    .forEach((name, shape) -> weights.put(name, tensor(tensors, name, shape)));
        }
        weights.forEach((name, tensor) -> requireFinite(file, name, tensor.values()));
        return new Wav2Vec2Model(folder, config, preprocessing, weights);
    }

    /** Refuses what would be trained for hours and then fit no bundle. */
    private static void requireServable(Path folder, Wav2Vec2Config config) {
        long bytes = Float.BYTES
                * WeightShapes.ofEncoder(config).values().stream()
                        .mapToLong(shape -> shape.stream().mapToLong(i -> i).reduce(1, Math::multiplyExact))
                        .sum();
        if (bytes >= ModelBundle.MAX_FILE_BYTES) {
            throw new SonofluxException(folder.resolve(CONFIG) + " describes a network with weights of " + (bytes >> 20)
                    + " MiB; bundles hold less than " + (ModelBundle.MAX_FILE_BYTES >> 20)
                    + ". Take a smaller one, e.g. of base size");
        }
    }

    private static String reason(Path folder) {
        if (Files.exists(folder.resolve(SHARDS))) {
            return ": weights in several files, which " + SHARDS
                    + " lists, are not read here. Take a revision of the model" + " that has them in one";
        }
        return Files.exists(folder.resolve(PICKLE))
                ? ": " + PICKLE
                        + " is a Python pickle, which can run code when it is read, and is never read here. Take a"
                        + " revision of the model that has " + WEIGHTS
                : "";
    }

    private static void requireFinite(Path file, String name, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new SonofluxException(file + ": tensor '" + name + "' holds " + value
                        + "; the file is damaged, or" + " its training had diverged");
            }
        }
    }

    private static String stored(Safetensors tensors, String prefix, String name) {
        String renamed = RENAMED.getOrDefault(name, name);
        return tensors.tensors().containsKey(prefix + renamed) ? renamed : name;
    }

    private static Optional<Tensor.Floats> optional(Safetensors tensors, String name, List<Integer> shape) {
        return tensors.tensors().containsKey(name) ? Optional.of(tensor(tensors, name, shape)) : Optional.empty();
    }

    private static Tensor.Floats tensor(Safetensors tensors, String name, List<Integer> shape) {
        return tensors.floats(name, shape.stream().mapToInt(i -> i).toArray());
    }

    /** How large a model is made. */
    public enum Size {
        /** 0.1 million weights: for tests. */
        TINY(Wav2Vec2Config.tiny()),
        /** 94 million weights: that of the published base model. */
        BASE(Wav2Vec2Config.base());

        private final Wav2Vec2Config config;

        Size(Wav2Vec2Config config) {
            this.config = config;
        }
    }

    /**
     * Makes a model that has learned nothing, as a folder.
     *
     * @param folder where none is yet
     * @param seed of its weights; the same seed gives the same bytes
     * @throws SonofluxException if the folder holds something, or can't be written
     */
    public static Wav2Vec2Model create(Path folder, Size size, long seed) {
        Wav2Vec2Model model = new Wav2Vec2Model(
                folder,
                size.config,
                new Preprocessing(SAMPLE_RATE, true, false),
                RandomWeights.draw(WeightShapes.ofEncoder(size.config), seed));
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new SonofluxException(folder + " is a file; name a folder");
            }
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new SonofluxException(folder + " is not empty; name another folder");
                }
            }
            Files.writeString(folder.resolve(CONFIG), model.config.toJson());
            Files.writeString(folder.resolve(PREPROCESSING), model.preprocessing.toJson());
            Files.write(folder.resolve(WEIGHTS), Safetensors.format(model.weights));
        } catch (IOException e) {
            throw new SonofluxException(folder + " cannot be written: " + e, e);
        }
        return model;
    }

    /** What it is, in a line. */
    @Override
    public String toString() {
        long count = weights.values().stream().mapToLong(Tensor.Floats::size).sum();
        return String.format(
                Locale.ROOT,
                "wav2vec2 for audio at %d Hz: %d layers of %d units, %.1f million weights%s",
                preprocessing.sampleRate(),
                config.layers(),
                config.hiddenSize(),
                count / 1e6,
                config.labels().isEmpty() ? "" : "; labels " + String.join(", ", config.labels()));
    }

    /** The name of its folder. */
    public String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /** What identifies its weights: the hash of their file. */
    String sha256() {
        MessageDigest digest = ContentHash.sha256();
        byte[] part = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(folder.resolve(WEIGHTS))) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
        } catch (IOException e) {
            throw new SonofluxException(folder.resolve(WEIGHTS) + " cannot be read: " + e, e);
        }
        return ContentHash.hex(digest);
    }

    /**
     * What it hears of a recording: its first second, as samples that are brought to mean 0 and variance 1, if the model wants
     * them so, and then followed by zeros.
     */
    public FeatureSpec features() {
        int rate = preprocessing.sampleRate();
        return FeatureSpec.builder()
                .sampleRate(rate)
                .kind(FeatureKind.WAVEFORM)
                .standardise(preprocessing.isNormalised() ? Standardise.UTTERANCE : Standardise.NONE)
                .length(new FrameCount.PadOrCrop(rate))
                .build();
    }

    Wav2Vec2Config config() {
        return config;
    }

    Preprocessing preprocessing() {
        return preprocessing;
    }

    /** By the names of {@link WeightShapes}. */
    Map<String, Tensor.Floats> weights() {
        return weights;
    }
}
