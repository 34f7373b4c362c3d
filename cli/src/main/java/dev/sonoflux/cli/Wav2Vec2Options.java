package dev.sonoflux.cli;

import dev.sonoflux.training.recipe.Recipe;
import dev.sonoflux.training.wav2vec2.FineTuneConfig;
import dev.sonoflux.training.wav2vec2.Wav2Vec2Model;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options that say how a wav2vec2 is fine-tuned, beside those that all networks have. */
final class Wav2Vec2Options {
    private static final double DEFAULT_NOISE_PROBABILITY = 0.5;
    private static final int NOISY_COPIES = 2;

    @Option(
            names = "--freeze-feature-extractor",
            negatable = true,
            description = "Leave a wav2vec2's convolutions over the waveform as they are, or don't"
                    + " (--no-freeze-feature-extractor). Default: leave them.")
    private Optional<Boolean> freezesExtractor = Optional.empty();

    @Option(
            names = "--freeze-encoder-layers",
            paramLabel = "N",
            description =
                    "Leave the first N layers of a wav2vec2's encoder as they are, and all that comes before them:"
                            + " faster, and less memory. Default: " + FineTuneConfig.DEFAULT_FROZEN_LAYERS + ".")
    private Optional<Integer> frozenLayers = Optional.empty();

    @Option(
            names = "--accumulate",
            paramLabel = "N",
            description =
                    "Batches that make one step of a wav2vec2, whose recordings need not fit memory at once. Default: "
                            + FineTuneConfig.DEFAULT_ACCUMULATE + ".")
    private Optional<Integer> accumulate = Optional.empty();

    @Option(
            names = "--mask-time-prob",
            paramLabel = "X",
            description = "The share of its frames that a wav2vec2 doesn't see in training. Default: "
                    + FineTuneConfig.DEFAULT_MASK_PROBABILITY + ".")
    private Optional<Double> maskProbability = Optional.empty();

    @Option(
            names = "--noise-prob",
            paramLabel = "X",
            description = "The share of a wav2vec2's copies of recordings that noise is added to, at 5 to 40 dB; 0: no"
                    + " copies. Default: " + DEFAULT_NOISE_PROBABILITY + ".")
    private Optional<Double> noiseProbability = Optional.empty();

    /** Whether there is one. */
    boolean isAnyGiven() {
        return noiseProbability.isPresent()
                || Stream.of(freezesExtractor, frozenLayers, accumulate, maskProbability)
                        .anyMatch(Optional::isPresent);
    }

    /** Whether the noise was asked for. */
    boolean isNoiseGiven() {
        return noiseProbability.isPresent();
    }

    /**
     * What recordings go through before the model hears them.
     *
     * @throws IllegalArgumentException if the probability of noise is out of its range
     */
    Recipe recipe(Wav2Vec2Model model) {
        double probability = noiseProbability.orElse(DEFAULT_NOISE_PROBABILITY);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("noise-prob: " + probability + " is not accepted; it must be 0 to 1");
        }
        boolean isNoisy = probability > 0;
        return new Recipe(
                "wav2vec2",
                model.features(),
                Recipe.ROBUST.reduction(),
                isNoisy ? String.format(Locale.ROOT, "[noise: {snr: [5, 40], probability: %s}]", probability) : "[]",
                isNoisy ? NOISY_COPIES : 0,
                Recipe.ROBUST.svm(),
                Recipe.ROBUST.logisticC());
    }

    /** @throws IllegalArgumentException if an option is out of its range */
    FineTuneConfig applyTo(FineTuneConfig defaults) {
        int layers = frozenLayers.orElse(defaults.frozenLayers());
        if (layers > 0 && freezesExtractor.equals(Optional.of(false))) {
            throw new IllegalArgumentException(
                    "--no-freeze-feature-extractor has no effect with --freeze-encoder-layers,"
                            + " which leaves all that comes before these layers as it is");
        }
        FineTuneConfig config = defaults.withFrozen(freezesExtractor.orElse(defaults.isExtractorFrozen()), layers);
        config = config.withBatches(config.batchSize(), accumulate.orElse(config.accumulate()));
        return maskProbability.map(config::withMaskProbability).orElse(config);
    }
}
