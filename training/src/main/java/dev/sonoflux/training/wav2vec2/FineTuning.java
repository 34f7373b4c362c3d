package dev.sonoflux.training.wav2vec2;

import ai.djl.training.tracker.Tracker;
import ai.djl.training.tracker.WarmUpTracker;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.checkpoint.Checkpoint;
import dev.sonoflux.training.family.LearningCurve;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;

/** Goes over recordings again and again. What comes out depends on the data, the configuration and the seed alone. */
final class FineTuning {
    private static final String STEP = "fine-tuning steps";
    private static final double RISE = 0.1;

    private final Wav2Vec2Network network;
    private final FineTuneConfig config;
    private final long seed;
    private final ProgressListener progress;

    FineTuning(Wav2Vec2Network network, FineTuneConfig config, long seed, ProgressListener progress) {
        this.network = network;
        this.config = config;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * A fine-tuned network.
     *
     * @param weights those that learned, and the others as they were
     * @param curve how it went
     */
    record Fitted(Map<String, Tensor.Floats> weights, LearningCurve curve) {}

    /** An epoch in the making. */
    private static final class Sums {
        private double loss;
        private int correct;
        private int seen;

        void add(Gradients.Result result, int recordings) {
            loss += result.loss();
            correct += result.correct();
            seen += recordings;
        }
    }

    /**
     * Trains to the end. Each epoch sees another copy of each example, and once in a while the example as it is.
     *
     * @param checkpoint is saved after every epoch and, where there is one, gone on from
     */
    Fitted fit(
            Map<String, Tensor.Floats> start,
            ExampleSet examples,
            List<String> labels,
            Optional<Checkpoint> checkpoint) {
        int[] classes = examples.examples().stream()
                .mapToInt(e -> labels.indexOf(e.label()))
                .toArray();
        int perStep = config.batchSize() * config.accumulate();
        int stepsPerEpoch = (examples.size() + perStep - 1) / perStep;
        int steps = config.epochs() * stepsPerEpoch;
        Tracker rate = learningRate(steps);
        try (NetworkWeights weights = new NetworkWeights(start, config::isLearned)) {
            Gradients gradients = new Gradients(network, weights);
            AdamW optimiser = new AdamW(weights, config.weightDecay());
            List<LearningCurve.Epoch> curve = new ArrayList<>(
                    checkpoint.flatMap(c -> c.read(optimiser::restored)).orElse(List.of()));
            for (int epoch = curve.size() + 1; epoch <= config.epochs(); epoch++) {
                List<Integer> order = order(examples.size(), epoch);
                Chance chance = new Chance(new SplittableRandom(31 * seed + epoch), config.maskProbability());
                Sums sums = new Sums();
                for (int from = 0; from < order.size(); from += perStep) {
                    List<Integer> step = order.subList(from, Math.min(order.size(), from + perStep));
                    add(step, examples, classes, epoch, gradients, chance, sums);
                    int done = (epoch - 1) * stepsPerEpoch + from / perStep + 1;
                    optimiser.step(rate.getNewValue(done));
                    progress.progress(STEP, done, steps, described(epoch, sums));
                }
                curve.add(new LearningCurve.Epoch(
                        epoch,
                        rate.getNewValue(epoch * stepsPerEpoch),
                        sums.loss / sums.seen,
                        (double) sums.correct / sums.seen,
                        OptionalDouble.empty(),
                        OptionalDouble.empty()));
                checkpoint.ifPresent(c -> c.save(curve, optimiser.state()));
            }
            return new Fitted(weights.values(start), new LearningCurve(curve, curve.size()));
        }
    }

    private void add(
            List<Integer> step,
            ExampleSet examples,
            int[] classes,
            int epoch,
            Gradients gradients,
            Chance chance,
            Sums sums) {
        FeatureRows rows = examples.withCopies();
        int variants = 1 + examples.copies();
        for (int from = 0; from < step.size(); from += config.batchSize()) {
            List<Integer> batch = step.subList(from, Math.min(step.size(), from + config.batchSize()));
            float[] waveforms = new float[batch.size() * rows.length()];
            int[] labels = new int[batch.size()];
            for (int i = 0; i < labels.length; i++) {
                int example = batch.get(i);
                int row = example * variants + (example + epoch) % variants;
                rows.read(row, 0, rows.length(), waveforms, i * rows.length());
                labels[i] = classes[example];
            }
            Gradients.Result result = gradients.add(waveforms, labels, (double) labels.length / step.size(), chance);
            if (!Double.isFinite(result.loss())) {
                throw new SonofluxException("Fine-tuning diverged in epoch " + epoch + ": the loss is " + result.loss()
                        + ". Try a smaller learning rate than " + config.learningRate() + ".");
            }
            sums.add(result, labels.length);
        }
    }

    private Tracker learningRate(int steps) {
        int rising = (int) Math.ceil(RISE * steps);
        float highest = (float) config.learningRate();
        return WarmUpTracker.builder()
                .setMainTracker(Tracker.cosine()
                        .setBaseValue(highest)
                        .optFinalValue(0)
                        .setMaxUpdates(Math.max(1, steps + 1 - rising))
                        .build())
                .optWarmUpSteps(rising)
                .optWarmUpBeginValue(0)
                .optWarmUpMode(WarmUpTracker.Mode.LINEAR)
                .build();
    }

    private List<Integer> order(int size, int epoch) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(31 * seed + epoch));
        return order;
    }

    private static String described(int epoch, Sums sums) {
        return String.format(
                Locale.ROOT,
                "epoch %d: loss %.3f, %.1f %%",
                epoch,
                sums.loss / sums.seen,
                100.0 * sums.correct / sums.seen);
    }
}
