package dev.sonoflux.training.wav2vec2;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names and shapes of a network's weights, in the order in which they are used. The names are those of a Hugging Face
 * checkpoint, without the prefix that says which model the encoder is part of.
 */
final class WeightShapes {
    static final String WEIGHT = ".weight";
    static final String BIAS = ".bias";
    static final String EXTRACTOR = "feature_extractor.conv_layers.";
    static final String CONVOLUTION = ".conv";
    static final String NORM = ".layer_norm";
    static final String FEATURE_NORM = "feature_projection.layer_norm";
    static final String FEATURE_PROJECTION = "feature_projection.projection";
    static final String POSITION = "encoder.pos_conv_embed.conv";
    static final String POSITION_SCALE = POSITION + ".weight_g";
    static final String POSITION_DIRECTION = POSITION + ".weight_v";
    static final String ENCODER_NORM = "encoder.layer_norm";
    static final String LAYER = "encoder.layers.";
    static final String QUERY = ".attention.q_proj";
    static final String KEY = ".attention.k_proj";
    static final String VALUE = ".attention.v_proj";
    static final String OUTPUT = ".attention.out_proj";
    static final String WIDEN = ".feed_forward.intermediate_dense";
    static final String NARROW = ".feed_forward.output_dense";
    static final String FINAL_NORM = ".final_layer_norm";
    static final String MASK = "masked_spec_embed";
    static final String PROJECTOR = "projector";
    static final String CLASSIFIER = "classifier";

    private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();

    private WeightShapes() {}

    /** Of everything below the classifier, but {@link #MASK}, which not every checkpoint has. */
    static Map<String, List<Integer>> ofEncoder(Wav2Vec2Config config) {
        WeightShapes weights = new WeightShapes();
        weights.extractor(config);
        int hidden = config.hiddenSize();
        weights.norm(FEATURE_NORM, config.featureSize());
        weights.dense(FEATURE_PROJECTION, config.featureSize(), hidden);
        weights.add(POSITION_SCALE, 1, 1, config.positionKernel());
        weights.add(POSITION_DIRECTION, hidden, hidden / config.positionGroups(), config.positionKernel());
        weights.add(POSITION + BIAS, hidden);
        weights.norm(ENCODER_NORM, hidden);
        for (int i = 0; i < config.layers(); i++) {
            String layer = LAYER + i;
            for (String projection : List.of(QUERY, KEY, VALUE, OUTPUT)) {
                weights.dense(layer + projection, hidden, hidden);
            }
            weights.norm(layer + NORM, hidden);
            weights.dense(layer + WIDEN, hidden, config.intermediateSize());
            weights.dense(layer + NARROW, config.intermediateSize(), hidden);
            weights.norm(layer + FINAL_NORM, hidden);
        }
        return Collections.unmodifiableMap(weights.shapes);
    }

    /** Of what tells labels apart. */
    static Map<String, List<Integer>> ofHead(Wav2Vec2Config config, int labels) {
        WeightShapes weights = new WeightShapes();
        weights.dense(PROJECTOR, config.hiddenSize(), config.projectionSize());
        weights.dense(CLASSIFIER, config.projectionSize(), labels);
        return Collections.unmodifiableMap(weights.shapes);
    }

    /** The number of the encoder layer that a weight is of. */
    static int layer(String name) {
        return Integer.parseInt(name.substring(LAYER.length(), name.indexOf('.', LAYER.length())));
    }

    /** Whether a weight lies between the feature extractor and the encoder's layers. */
    static boolean isBeforeLayers(String name) {
        return name.startsWith(FEATURE_NORM) || name.startsWith(FEATURE_PROJECTION) || name.startsWith(POSITION);
    }

    private void extractor(Wav2Vec2Config config) {
        int before = 1;
        for (int i = 0; i < config.convolutions().size(); i++) {
            int channels = config.convolutions().get(i).channels();
            String convolution = EXTRACTOR + i + CONVOLUTION;
            add(
                    convolution + WEIGHT,
                    channels,
                    before,
                    config.convolutions().get(i).kernel());
            if (config.convolutionBias()) {
                add(convolution + BIAS, channels);
            }
            if (config.isNormalisedByLayer() || i == 0) {
                norm(EXTRACTOR + i + NORM, channels);
            }
            before = channels;
        }
    }

    private void norm(String name, int size) {
        add(name + WEIGHT, size);
        add(name + BIAS, size);
    }

    private void dense(String name, int inputs, int outputs) {
        add(name + WEIGHT, outputs, inputs);
        add(name + BIAS, outputs);
    }

    private void add(String name, Integer... shape) {
        shapes.put(name, List.of(shape));
    }
}
