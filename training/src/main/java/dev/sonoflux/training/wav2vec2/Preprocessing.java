package dev.sonoflux.training.wav2vec2;

import dev.sonoflux.engine.SonofluxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What becomes of a recording before the network hears it: what {@code preprocessor_config.json} says.
 *
 * @param sampleRate in hertz
 * @param isNormalised whether a recording is brought to mean 0 and variance 1
 * @param isMasked whether the network is told what of a padded recording is padding; otherwise it hears zeros there, as it
 *     did when it was trained
 */
record Preprocessing(int sampleRate, boolean isNormalised, boolean isMasked) {
    private static final int MOST_HERTZ = 768_000;

    /** @throws SonofluxException naming the field that is missing, or has a value that is not built here */
    static Preprocessing read(Path path) {
        JsonFile json = JsonFile.read(path);
        json.whole("feature_size", 1, 1);
        json.requireText("padding_side", "right");
        json.field("padding_value")
                .filter(node -> !node.isNumber() || node.doubleValue() != 0)
                .ifPresent(node -> {
                    throw json.refused("padding_value", node, "0");
                });
        return new Preprocessing(
                json.whole("sampling_rate", MOST_HERTZ),
                json.flag("do_normalize"),
                json.flag("return_attention_mask", false));
    }

    /** As a Hugging Face folder says it. */
    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("feature_extractor_type", "Wav2Vec2FeatureExtractor");
        json.put("feature_size", 1);
        json.put("sampling_rate", sampleRate);
        json.put("padding_value", 0);
        json.put("do_normalize", isNormalised);
        json.put("return_attention_mask", isMasked);
        return JsonFile.format(json);
    }
}
