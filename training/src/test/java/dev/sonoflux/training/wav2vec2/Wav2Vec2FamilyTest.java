package dev.sonoflux.training.wav2vec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.family.HeldOutScores;
import dev.sonoflux.training.family.LearningCurve;
import dev.sonoflux.training.family.Preparation;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import dev.sonoflux.training.neural.NeuralPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Wav2Vec2FamilyTest {
    private static final int SAMPLES = 1600;
    private static final NeuralPoint POINT = new NeuralPoint(0.005);
    private static final FineTuneConfig CONFIG =
            FineTuneConfig.ofDefaults().withEpochs(4).withBatches(4, 1);
    private static final List<String> LABELS = List.of("high", "low");

    @TempDir
    Path folder;

    private Wav2Vec2Model model;

    @BeforeEach
    void read() {
        model = TinyModel.read(folder);
    }

    @Test
    void learnsToTellTonesApart() {
        try (Jobs jobs = Jobs.of(1)) {
            Preparation<NeuralPoint> preparation = family(CONFIG.withEpochs(15)).prepare(tones(16), LABELS, 1, jobs);

            List<HeldOutScores> scores = preparation.scores(List.of(POINT), tones(6).originals());

            LearningCurve curve = scores.get(0).curve().orElseThrow();
            assertThat(curve.epochs()).hasSize(15);
            assertThat(curve.epochs().get(14).loss())
                    .isLessThan(curve.epochs().get(0).loss());
            for (int row = 0; row < 6; row++) {
                double[] own = scores.get(0).rows()[row];
                assertThat(own[row % 2]).as("row " + row).isGreaterThan(own[1 - row % 2]);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneOthers() {
        try (Jobs one = Jobs.of(1);
                Jobs two = Jobs.of(2)) {
            Wav2Vec2Family family = family(CONFIG.withEpochs(1).withMaskProbability(0.3));

            byte[] first = family.prepare(tones(6), LABELS, 1, one).train(POINT).content();

            assertThat(family.prepare(tones(6), LABELS, 1, two).train(POINT).content())
                    .isEqualTo(first);
            assertThat(family.prepare(tones(6), LABELS, 2, one).train(POINT).content())
                    .isNotEqualTo(first);
        }
    }

    /** Eight at once, or two at a time four times: the same step but for rounding. */
    @Test
    void accumulatedBatchesMakeOneStep() {
        FineTuneConfig once = CONFIG.withEpochs(1).withBatches(8, 1);

        Map<String, Tensor.Floats> whole = fit(once, tones(8)).weights();

        Map<String, Tensor.Floats> parts = fit(once.withBatches(2, 4), tones(8)).weights();
        float[] expected = whole.get("classifier.bias").values();
        for (int l = 0; l < LABELS.size(); l++) {
            assertThat(parts.get("classifier.bias").values()[l]).isCloseTo(expected[l], within(1e-4f));
        }
    }

    @Test
    void whatIsFrozenStaysAsItIs() {
        List<String> changed = changed(CONFIG.withEpochs(1).withFrozen(true, 0));
        assertThat(changed)
                .contains(
                        "feature_projection.projection.weight", "encoder.layers.0.layer_norm.weight", "projector.bias")
                .noneMatch(name -> name.startsWith("feature_extractor."));

        List<String> later = changed(CONFIG.withEpochs(1).withFrozen(true, 2).withMaskProbability(0.3));
        assertThat(later)
                .contains("encoder.layers.2.layer_norm.weight", "classifier.weight")
                .noneMatch(name -> name.startsWith("feature_")
                        || name.startsWith("encoder.pos")
                        || name.startsWith("masked")
                        || name.startsWith("encoder.layers.0")
                        || name.startsWith("encoder.layers.1"));

        assertThat(changed(CONFIG.withEpochs(1).withFrozen(false, 0)))
                .contains("feature_extractor.conv_layers.0.conv.weight");
    }

    @Test
    void aClassifierOfTheSameLabelsIsGoneOnWith() {
        List<String> digits = model.config().labels();

        Map<String, Tensor.Floats> kept = family(CONFIG).start(digits, 1);
        Map<String, Tensor.Floats> fresh = family(CONFIG).start(LABELS, 1);

        assertThat(kept.get("classifier.weight")).isSameAs(model.weights().get("classifier.weight"));
        assertThat(fresh.get("classifier.weight").shape()).containsExactly(2, 32);
        assertThat(fresh.get("projector.weight")).isSameAs(model.weights().get("projector.weight"));
    }

    @Test
    void chanceHidesAboutTheShareOfFramesThatIsAskedFor() {
        Chance chance = new Chance(new SplittableRandom(1), 0.2);

        float[] hidden = chance.hiddenFrames(200, 100, 10);

        double share = 0;
        for (float value : hidden) {
            share += value / hidden.length;
        }
        // Runs may overlap, so that a little less is hidden.
        assertThat(share).isBetween(0.15, 0.2);
    }

    @Test
    void spectraAndShortRecordingsAreRefused() {
        try (Jobs jobs = Jobs.of(1)) {
            ExampleSet spectra = ExampleSet.of(
                    List.of(new Example("a", "high", "x")), FeatureRows.of(new float[][] {new float[40]}), 0, 10, 4);

            assertThatThrownBy(() -> family(CONFIG).prepare(spectra, LABELS, 1, jobs))
                    .isInstanceOf(SonofluxException.class)
                    .hasMessageContaining("10 frames × 4 coefficients")
                    .hasMessageContaining("400 samples or more");
        }
    }

    @Test
    void moreFrozenLayersThanThereAreAreRefused() {
        assertThatThrownBy(() -> family(CONFIG.withFrozen(true, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the model has 3 layers");
    }

    private Wav2Vec2Family family(FineTuneConfig config) {
        return Wav2Vec2Family.of(model, config, List.of(POINT.learningRate()));
    }

    private FineTuning.Fitted fit(FineTuneConfig config, ExampleSet examples) {
        return family(config).fit(POINT, examples, LABELS, 1);
    }

    private List<String> changed(FineTuneConfig config) {
        Map<String, Tensor.Floats> start = family(config).start(LABELS, 1);
        List<String> changed = new ArrayList<>();
        fit(config, tones(4)).weights().forEach((name, tensor) -> {
            if (!Arrays.equals(tensor.values(), start.get(name).values())) {
                changed.add(name);
            }
        });
        return changed;
    }

    /** High and low in turn, with a copy of each in noise. */
    private static ExampleSet tones(int count) {
        Random random = new Random(count);
        List<Example> examples = new ArrayList<>();
        float[][] rows = new float[2 * count][SAMPLES];
        for (int i = 0; i < count; i++) {
            examples.add(new Example("tone" + i, LABELS.get(i % 2), "nobody"));
            double cycles = (i % 2 == 0 ? 0.11 : 0.02) * (1 + 0.1 * random.nextDouble());
            for (int s = 0; s < SAMPLES; s++) {
                rows[2 * i][s] = (float) (Math.sqrt(2) * Math.sin(2 * Math.PI * cycles * s));
                rows[2 * i + 1][s] = rows[2 * i][s] + (float) (0.1 * random.nextGaussian());
            }
        }
        return ExampleSet.of(examples, FeatureRows.of(rows), 1, SAMPLES, 1);
    }
}
