package dev.sonoflux.training.wav2vec2;

import dev.sonoflux.engine.SonofluxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How a wav2vec2 network is built: what {@code config.json} says.
 *
 * @param convolutions of the feature extractor, in order
 * @param convolutionBias whether they have a bias
 * @param isNormalisedByLayer whether every convolution is followed by layer normalisation over its channels; otherwise the
 *     first alone is followed by a normalisation of each channel over time
 * @param hiddenSize length of a frame's vector in the encoder
 * @param layers of the encoder
 * @param heads of the attention; they divide hiddenSize
 * @param intermediateSize length of a frame's vector inside the feed-forward step
 * @param positionKernel frames that the positional convolution spans
 * @param positionGroups its groups; they divide hiddenSize
 * @param isPreNormalised whether an encoder layer normalises what goes into its steps ("stable layer norm"); otherwise what
 *     comes out of them
 * @param epsilon of all layer normalisations of the encoder
 * @param dropout chances of becoming 0 in training
 * @param projectionSize length of a frame's vector in the classifier
 * @param maskLength frames that are hidden in a row in training
 * @param isClassifier whether it is a classifier of recordings, as far as is known
 * @param labels what its classifier tells apart; none if it isn't one, or doesn't say
 */
record Wav2Vec2Config(
        List<FeatureConvolution> convolutions,
        boolean convolutionBias,
        boolean isNormalisedByLayer,
        int hiddenSize,
        int layers,
        int heads,
        int intermediateSize,
        int positionKernel,
        int positionGroups,
        boolean isPreNormalised,
        double epsilon,
        DropoutRates dropout,
        int projectionSize,
        int maskLength,
        boolean isClassifier,
        List<String> labels) {
    private static final int MOST_UNITS = 1 << 14;
    private static final int MOST_LAYERS = 256;
    private static final int MOST_KERNEL = 1 << 10;
    private static final int DEFAULT_PROJECTION = 256;
    private static final int DEFAULT_MASK_LENGTH = 10;
    private static final double DEFAULT_EPSILON = 1e-5;
    private static final String GELU = "gelu";
    private static final String MODEL_TYPE = "wav2vec2";
    private static final String ARCHITECTURES = "architectures";
    private static final String CLASSIFIER = "Wav2Vec2ForSequenceClassification";

    /** Samples that the first frame spans, at the most; published models have 400. */
    private static final int MOST_SAMPLES = 1 << 20;

    Wav2Vec2Config {
        convolutions = List.copyOf(convolutions);
        labels = List.copyOf(labels);
    }

    /**
     * A convolution over time.
     *
     * @param channels that come out
     * @param kernel samples or frames that it spans
     * @param stride from one output to the next
     */
    record FeatureConvolution(int channels, int kernel, int stride) {
        int frames(int before) {
            return before < kernel ? 0 : (before - kernel) / stride + 1;
        }
    }

    /**
     * Chances of becoming 0, each from 0 to below 1.
     *
     * @param features of what goes into the encoder
     * @param hidden of what comes out of each step
     * @param attention of attention weights
     * @param activation inside the feed-forward step
     * @param layer of a whole encoder layer to be left out
     */
    record DropoutRates(double features, double hidden, double attention, double activation, double layer) {
        static final DropoutRates NONE = new DropoutRates(0, 0, 0, 0, 0);
    }

    /** The published base architecture. */
    static Wav2Vec2Config base() {
        return sized(512, 768, 12, 12, 3072, 128, 16, DEFAULT_PROJECTION);
    }

    /** The same, so small that a test trains it. */
    static Wav2Vec2Config tiny() {
        return sized(32, 48, 3, 4, 96, 16, 4, 32);
    }

    private static Wav2Vec2Config sized(
            int channels,
            int hiddenSize,
            int layers,
            int heads,
            int intermediateSize,
            int positionKernel,
            int positionGroups,
            int projectionSize) {
        List<FeatureConvolution> convolutions = new ArrayList<>(List.of(new FeatureConvolution(channels, 10, 5)));
        for (int kernel : new int[] {3, 3, 3, 3, 2, 2}) {
            convolutions.add(new FeatureConvolution(channels, kernel, 2));
        }
        return new Wav2Vec2Config(
                convolutions,
                false,
                false,
                hiddenSize,
                layers,
                heads,
                intermediateSize,
                positionKernel,
                positionGroups,
                false,
                DEFAULT_EPSILON,
                new DropoutRates(0.1, 0.1, 0.1, 0, 0.05),
                projectionSize,
                DEFAULT_MASK_LENGTH,
                false,
                List.of());
    }

    /** @throws SonofluxException naming the field that is missing, or has a value that is not built here */
    static Wav2Vec2Config read(Path path) {
        JsonFile json = JsonFile.read(path);
        json.requireText("model_type", MODEL_TYPE);
        json.requireText("hidden_act", GELU);
        json.requireText("feat_extract_activation", GELU);
        json.requireOff("add_adapter");
        json.requireOff("use_weighted_layer_sum");
        json.field("adapter_attn_dim").ifPresent(node -> {
            throw json.refused("adapter_attn_dim", node, "null: Sonoflux doesn't build adapters");
        });
        boolean isClassifier = isClassifier(json);
        Wav2Vec2Config config = new Wav2Vec2Config(
                convolutions(json),
                json.flag("conv_bias"),
                isNormalisedByLayer(json),
                json.whole("hidden_size", MOST_UNITS),
                json.whole("num_hidden_layers", MOST_LAYERS),
                json.whole("num_attention_heads", MOST_UNITS),
                json.whole("intermediate_size", MOST_UNITS),
                json.whole("num_conv_pos_embeddings", MOST_KERNEL),
                json.whole("num_conv_pos_embedding_groups", MOST_UNITS),
                json.flag("do_stable_layer_norm"),
                json.share("layer_norm_eps", DEFAULT_EPSILON),
                new DropoutRates(
                        json.share("feat_proj_dropout", 0),
                        json.share("hidden_dropout", 0),
                        json.share("attention_dropout", 0),
                        json.share("activation_dropout", 0),
                        json.share("layerdrop", 0)),
                json.whole("classifier_proj_size", MOST_UNITS, DEFAULT_PROJECTION),
                json.whole("mask_time_length", MOST_UNITS, DEFAULT_MASK_LENGTH),
                isClassifier,
                isClassifier ? labels(json) : List.of());
        requireDivides(json, "num_attention_heads", config.heads, config.hiddenSize);
        requireDivides(json, "num_conv_pos_embedding_groups", config.positionGroups, config.hiddenSize);
        if (config.fewestSamples() > MOST_SAMPLES) {
            throw json.refused(
                    "conv_stride",
                    json.required("conv_stride"),
                    "so small that a frame spans " + MOST_SAMPLES + " samples at the most");
        }
        return config;
    }

    private static void requireDivides(JsonFile json, String key, int divisor, int size) {
        if (size % divisor != 0) {
            throw json.refused(key, json.required(key), "a divisor of 'hidden_size', " + size);
        }
    }

    private static boolean isNormalisedByLayer(JsonFile json) {
        JsonNode norm = json.required("feat_extract_norm");
        return switch (norm.isString() ? norm.stringValue() : "") {
            case "group" -> false;
            case "layer" -> true;
            default -> throw json.refused("feat_extract_norm", norm, "\"group\" or \"layer\"");
        };
    }

    private static List<FeatureConvolution> convolutions(JsonFile json) {
        List<Integer> channels = json.wholes("conv_dim", MOST_UNITS);
        List<Integer> kernels = json.wholes("conv_kernel", MOST_KERNEL);
        List<Integer> strides = json.wholes("conv_stride", MOST_KERNEL);
        if (kernels.size() != channels.size() || strides.size() != channels.size()) {
            throw json.refused(
                    "conv_dim",
                    json.required("conv_dim"),
                    "as long as 'conv_kernel' (" + kernels.size() + ") and 'conv_stride' (" + strides.size() + ")");
        }
        List<FeatureConvolution> convolutions = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            convolutions.add(new FeatureConvolution(channels.get(i), kernels.get(i), strides.get(i)));
        }
        return convolutions;
    }

    /** As a Hugging Face folder says it. */
    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model_type", MODEL_TYPE);
        json.put(ARCHITECTURES, List.of("Wav2Vec2Model"));
        json.put(
                "conv_dim",
                convolutions.stream().map(FeatureConvolution::channels).toList());
        json.put(
                "conv_kernel",
                convolutions.stream().map(FeatureConvolution::kernel).toList());
        json.put(
                "conv_stride",
                convolutions.stream().map(FeatureConvolution::stride).toList());
        json.put("conv_bias", convolutionBias);
        json.put("feat_extract_norm", isNormalisedByLayer ? "layer" : "group");
        json.put("feat_extract_activation", GELU);
        json.put("hidden_act", GELU);
        json.put("hidden_size", hiddenSize);
        json.put("num_hidden_layers", layers);
        json.put("num_attention_heads", heads);
        json.put("intermediate_size", intermediateSize);
        json.put("num_conv_pos_embeddings", positionKernel);
        json.put("num_conv_pos_embedding_groups", positionGroups);
        json.put("do_stable_layer_norm", isPreNormalised);
        json.put("layer_norm_eps", epsilon);
        json.put("feat_proj_dropout", dropout.features());
        json.put("hidden_dropout", dropout.hidden());
        json.put("attention_dropout", dropout.attention());
        json.put("activation_dropout", dropout.activation());
        json.put("layerdrop", dropout.layer());
        json.put("classifier_proj_size", projectionSize);
        json.put("mask_time_length", maskLength);
        return JsonFile.format(json);
    }

    /** Whether there is a head that tells recordings apart, and not e.g. speakers or the frames of each. */
    private static boolean isClassifier(JsonFile json) {
        return json.field(ARCHITECTURES)
                .map(names ->
                        names.valueStream().anyMatch(name -> name.asString("").equals(CLASSIFIER)))
                .orElse(true);
    }

    private static List<String> labels(JsonFile json) {
        List<String> labels = new ArrayList<>();
        json.field("id2label").ifPresent(names -> {
            if (!names.isObject()) {
                throw json.refused("id2label", names, "an object with a name for each number from 0 on");
            }
            for (int i = 0; i < names.size(); i++) {
                JsonNode name = names.path(String.valueOf(i));
                if (!name.isString()) {
                    throw json.refused("id2label", names, "an object with a name for each number from 0 on");
                }
                labels.add(name.stringValue());
            }
        });
        return labels;
    }

    /** Channels that come out of the feature extractor. */
    int featureSize() {
        return convolutions.get(convolutions.size() - 1).channels();
    }

    /** Frames that so many samples give; 0 if they are too few for one. */
    int frames(int samples) {
        int frames = samples;
        for (FeatureConvolution convolution : convolutions) {
            frames = convolution.frames(frames);
        }
        return frames;
    }

    /** The fewest samples that give a frame. */
    int fewestSamples() {
        long samples = 1;
        for (int i = convolutions.size() - 1; i >= 0; i--) {
            long more = (samples - 1) * convolutions.get(i).stride()
                    + convolutions.get(i).kernel();
            samples = Math.min(more, Integer.MAX_VALUE);
        }
        return (int) samples;
    }
}
