package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * Results as JSON: {@code title}, what they were measured on ({@code clips}, {@code noise}), {@code models} in their order and
 * {@code comparisons}. Each of the models has a {@code name}, and of what was measured {@code clips}, {@code noise},
 * {@code streams} and {@code negatives}. Keys come in a fixed order, numbers have six decimals, and the same results give
 * the same bytes.
 */
public final class MetricsJson {
    /** The name of the file in a report's folder. */
    public static final String FILE = "metrics.json";

    private MetricsJson() {}

    /**
     * Writes {@link #FILE} into a folder, which is made if need be.
     *
     * @throws SonofluxException if it cannot be written
     */
    public static void write(EvaluationResult result, Path folder) {
        write(format(result), folder);
    }

    /**
     * Writes what one model did on clips, without anything around it.
     *
     * @throws SonofluxException if it cannot be written
     */
    public static void write(Metrics metrics, Path folder) {
        write(format(metrics), folder);
    }

    private static void write(String text, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE), text);
        } catch (IOException e) {
            throw new SonofluxException(folder.resolve(FILE) + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The JSON text, ending with a line feed. */
    public static String format(EvaluationResult result) {
        return JsonText.object(json -> {
            json.writeStringProperty("title", result.title());
            result.clips().ifPresent(clips -> JsonText.object(json, "clips", j -> material(j, clips)));
            result.noise()
                    .ifPresent(noise -> JsonText.object(json, "noise", j -> {
                        j.writeStringProperty("description", noise.description());
                        j.writeNumberProperty("seed", noise.seed());
                    }));
            JsonText.objects(json, "models", result.models(), model -> model(json, model));
            JsonText.objects(json, "comparisons", result.comparisons(), comparison -> comparison(json, comparison));
        });
    }

    /** The JSON text of what one model did on clips, ending with a line feed. */
    public static String format(Metrics metrics) {
        return JsonText.object(json -> ClipsJson.properties(json, metrics));
    }

    private static void material(JsonGenerator json, Material clips) {
        JsonText.strings(json, "datasets", clips.datasets());
        json.writeStringProperty("split", clips.split());
        json.writeNumberProperty("n", clips.recordings());
        json.writeStringProperty("how", clips.how());
    }

    private static void model(JsonGenerator json, ModelResult model) {
        json.writeStringProperty("name", model.name());
        json.writeStringProperty("family", model.family());
        JsonText.number(json, "temperature", model.temperature());
        JsonText.number(json, "threshold", model.threshold());
        JsonText.strings(json, "trainedOn", model.trainedOn());
        model.clips().ifPresent(clips -> JsonText.object(json, "clips", j -> ClipsJson.properties(j, clips)));
        if (!model.noise().isEmpty()) {
            JsonText.objects(json, "noise", model.noise(), noise -> {
                JsonText.number(json, "snrDb", noise.snrDb());
                ClipsJson.summary(json, noise.metrics());
            });
        }
        model.streams().ifPresent(streams -> JsonText.object(json, "streams", j -> StreamsJson.properties(j, streams)));
        model.negatives()
                .ifPresent(negatives -> JsonText.object(json, "negatives", j -> StreamsJson.properties(j, negatives)));
    }

    private static void comparison(JsonGenerator json, McNemar comparison) {
        json.writeStringProperty("first", comparison.first());
        json.writeStringProperty("second", comparison.second());
        json.writeNumberProperty("bothRight", comparison.bothRight());
        json.writeNumberProperty("onlyFirst", comparison.onlyFirst());
        json.writeNumberProperty("onlySecond", comparison.onlySecond());
        json.writeNumberProperty("bothWrong", comparison.bothWrong());
        json.writeStringProperty(
                "test", comparison.test().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        comparison.chiSquared().ifPresent(value -> JsonText.number(json, "chiSquared", value));
        JsonText.number(json, "pValue", comparison.pValue());
    }
}
