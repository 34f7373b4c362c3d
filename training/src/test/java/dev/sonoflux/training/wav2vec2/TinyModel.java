package dev.sonoflux.training.wav2vec2;

import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.operators.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tiny model that comes with the tests, as a folder that tests may change. */
final class TinyModel {
    static final String PREFIX = "wav2vec2.";

    private static final String TINY = "/wav2vec2-tiny/";
    private static final String STABLE = "/wav2vec2-stable/";

    private TinyModel() {}

    /** A copy of its files, read. */
    static Wav2Vec2Model read(Path folder) {
        return read(folder, TINY);
    }

    /** A copy of the files of the model with masked padding, layer normalisation everywhere, and normalised inputs; read. */
    static Wav2Vec2Model readStable(Path folder) {
        return read(folder, STABLE);
    }

    private static Wav2Vec2Model read(Path folder, String model) {
        for (String name : new String[] {"config.json", "preprocessor_config.json", "model.safetensors"}) {
            write(folder.resolve(name), resource(model + name));
        }
        return Wav2Vec2Model.read(folder);
    }

    /** Another name for each tensor; those that are to be called null are left out. */
    static void rename(Path folder, UnaryOperator<String> names) {
        Path file = folder.resolve("model.safetensors");
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        Safetensors.read(file).tensors().forEach((name, tensor) -> {
            String other = names.apply(name);
            if (other != null) {
                renamed.put(other, tensor);
            }
        });
        write(file, Safetensors.format(renamed));
    }

    static void replace(Path folder, String name, Tensor tensor) {
        Path file = folder.resolve("model.safetensors");
        Map<String, Tensor> tensors = new LinkedHashMap<>(Safetensors.read(file).tensors());
        tensors.put(name, tensor);
        write(file, Safetensors.format(tensors));
    }

    /** Replaces a text in a file, which has to be there. */
    static void edit(Path folder, String file, String text, String other) {
        try {
            String content = Files.readString(folder.resolve(file));
            if (!content.contains(text)) {
                throw new IllegalArgumentException(file + " has no " + text);
            }
            Files.writeString(folder.resolve(file), content.replace(text, other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A network of a configuration with small random weights. */
    static Wav2Vec2Model random(Wav2Vec2Config config, Preprocessing preprocessing, int labels, long seed) {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>(WeightShapes.ofEncoder(config));
        shapes.putAll(WeightShapes.ofHead(config, labels));
        Random random = new Random(seed);
        Map<String, Tensor.Floats> weights = shapes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> {
                            int size = e.getValue().stream().reduce(1, (a, b) -> a * b);
                            float[] values = new float[size];
                            boolean isScale = e.getKey().endsWith("norm.weight")
                                    || e.getKey().endsWith("weight_g");
                            for (int i = 0; i < size; i++) {
                                values[i] = (float) (0.15 * random.nextGaussian() + (isScale ? 1 : 0));
                            }
                            return new Tensor.Floats(e.getValue(), values);
                        },
                        (a, b) -> a,
                        LinkedHashMap::new));
        return new Wav2Vec2Model(Path.of("random"), config, preprocessing, weights);
    }

    /** The figures that the tiny model gives, computed elsewhere. */
    static JsonNode golden() {
        return json(TINY + "golden.json");
    }

    /** The same of the other one, by the formulas in double precision, with an attention mask. */
    static JsonNode goldenStable() {
        return json(STABLE + "golden.json");
    }

    /** All numbers of an array of arrays. */
    static float[] floats(JsonNode node) {
        List<Float> values = new ArrayList<>();
        collect(node, values);
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }

    private static void collect(JsonNode node, List<Float> values) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, values));
        } else {
            values.add(node.floatValue());
        }
    }

    private static JsonNode json(String name) {
        return new JsonMapper().readTree(new String(resource(name), StandardCharsets.UTF_8));
    }

    private static byte[] resource(String name) {
        try (InputStream in = TinyModel.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
