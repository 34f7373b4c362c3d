package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.AudioLocation.ParquetCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words that the numbers in a column {@code label} stand for. Files of the Hugging Face hub say them in their metadata;
 * for those that don't, {@code dataset_infos.json} or the head of {@code README.md} beside them may.
 *
 * @param names in the order of the numbers; none where nothing says them
 */
record ClassNames(List<String> names) {
    private static final String METADATA = "huggingface";
    private static final JsonMapper JSON = new JsonMapper();

    /** What a file's own metadata says. */
    static Optional<ClassNames> in(ParquetShard shard) {
        return Optional.ofNullable(shard.keyValues().get(METADATA))
                .map(json -> {
                    try {
                        return JSON.readTree(json);
                    } catch (JacksonException e) {
                        return JSON.nullNode();
                    }
                })
                .flatMap(metadata -> names(
                        metadata.path("info").path("features").path("label").path("names")));
    }

    /** What is said beside the files. */
    static ClassNames besides(Path folder) {
        return infos(folder.resolve("dataset_infos.json"))
                .or(() -> readme(folder.resolve("README.md")))
                .orElse(new ClassNames(List.of()));
    }

    /** The word of a number, which is the number itself if nothing says the words. */
    String name(String number, ParquetCell cell) {
        if (names.isEmpty()) {
            return number;
        }
        long index = Long.parseLong(number);
        if (index < 0 || index >= names.size()) {
            throw new SonofluxException(cell + ", column 'label': " + number + " is outside of the " + names.size()
                    + " labels " + names + (index == -1 ? "; -1 stands for a label that is withheld" : ""));
        }
        return names.get((int) index);
    }

    private static Optional<ClassNames> infos(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            for (JsonNode config : JSON.readTree(Files.readString(file))) {
                Optional<ClassNames> names =
                        names(config.path("features").path("label").path("names"));
                if (names.isPresent()) {
                    return names;
                }
            }
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new SonofluxException(file + " cannot be read as JSON: " + e.getMessage(), e);
        }
    }

    /** {@code dataset_info: {features: [{name: label, dtype: {class_label: {names: {'0': zero, …}}}}]}} */
    private static Optional<ClassNames> readme(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(file).split("(?m)^---\\s*$", 3);
            if (parts.length < 3 || !parts[0].isBlank()) {
                return Optional.empty();
            }
            Object head = new Load(LoadSettings.builder().build()).loadFromString(parts[1]);
            JsonNode info = JSON.valueToTree(head).path("dataset_info");
            for (JsonNode config : info.isArray() ? info : List.of(info)) {
                for (JsonNode feature : config.path("features")) {
                    if (feature.path("name").asString("").equals("label")) {
                        return names(feature.path("dtype").path("class_label").path("names"));
                    }
                }
            }
            return Optional.empty();
        } catch (IOException | YamlEngineException e) {
            throw new SonofluxException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** From a list, or from an object with the numbers as keys. */
    private static Optional<ClassNames> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(name -> names.add(name.asString("")));
        } else if (node.isObject()) {
            for (int i = 0; i < node.size(); i++) {
                names.add(node.path(String.valueOf(i)).asString(""));
            }
        }
        return names.isEmpty() || names.contains("")
                ? Optional.empty()
                : Optional.of(new ClassNames(List.copyOf(names)));
    }
}
