package dev.sonoflux.training.neural;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.checkpoint.Checkpoint;
import dev.sonoflux.training.family.LearningCurve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Fits a network's weights. Features of the next steps are computed by other threads while PyTorch computes this one; what
 * comes out depends on the data, the configuration and the seed alone.
 */
final class NetworkFit {
    /** Batches that are computed ahead. */
    private static final int AHEAD = 2;

    private static final String STEP = "epochs";
    private static final int EVALUATED_AT_ONCE = 256;

    private final NetworkRun run;
    private final int labels;
    private final FitConfig config;
    private final long seed;
    private final Jobs jobs;
    private final ProgressListener progress;

    NetworkFit(
            Network network,
            Extent input,
            int labels,
            FitConfig config,
            long seed,
            Jobs jobs,
            ProgressListener progress) {
        run = new NetworkRun(network, input, labels);
        this.labels = labels;
        this.config = config;
        this.seed = seed;
        this.jobs = jobs;
        this.progress = progress;
    }

    /**
     * Trains to the end, or until nothing has improved for long.
     *
     * @param validation what training is stopped by; where it is empty, training goes on to the end
     * @param checkpoint is saved after every epoch and, where there is one, gone on from
     */
    Fitted fit(TrainingData training, TrainingData validation, Optional<Checkpoint> checkpoint) {
        FitState state = new FitState(new Optimiser(run.layout(), run.layout().initial(seed), config));
        checkpoint.ifPresent(c -> c.read(state::restored));
        int stepsPerEpoch = Math.max(1, training.size() / config.batchSize());
        int epochs = Math.max(config.epochs(), (config.leastSteps() + stepsPerEpoch - 1) / stepsPerEpoch);
        LearningRate rate = new LearningRate(config.learningRate(), epochs * stepsPerEpoch);
        while (state.curve.size() < epochs && !isStuck(state, validation)) {
            int epoch = state.curve.size() + 1;
            LearningCurve.Epoch result = epoch(training, validation, state, epoch, stepsPerEpoch, rate);
            state.curve.add(result);
            keepBest(state, result);
            checkpoint.ifPresent(state::save);
            progress.progress(STEP, epoch, epochs, described(result));
        }
        boolean keepsLast = validation.size() == 0;
        float[] weights = keepsLast ? state.optimiser.average : state.best;
        int kept = keepsLast ? state.curve.size() : state.bestEpoch;
        return new Fitted(run.layout().stored(weights), new LearningCurve(state.curve, kept));
    }

    private boolean isStuck(FitState state, TrainingData validation) {
        return validation.size() > 0 && state.curve.size() - state.bestEpoch >= config.patience();
    }

    private static void keepBest(FitState state, LearningCurve.Epoch result) {
        if (result.heldOutLoss().orElse(Double.POSITIVE_INFINITY) < state.bestLoss()) {
            System.arraycopy(state.optimiser.average, 0, state.best, 0, state.best.length);
            state.bestEpoch = result.number();
        }
    }

    private LearningCurve.Epoch epoch(
            TrainingData training, TrainingData validation, FitState state, int epoch, int steps, LearningRate rate) {
        Random random = new Random(31 * seed + epoch);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < training.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        float[] gradients = new float[run.layout().size()];
        double loss = 0;
        int correct = 0;
        int seen = 0;
        // Closing the stream stops those who compute ahead, whatever ends the epoch.
        try (Stream<Batch> batches = batches(training, order, epoch, steps)) {
            for (Batch drawn : (Iterable<Batch>) batches::iterator) {
                Batch batch = drawn.mixed(config.mixup(), random);
                NetworkRun.Step result = run.gradients(batch, state.optimiser.weights, gradients, random);
                if (!Double.isFinite(result.loss())) {
                    throw new SonofluxException("Training diverged in epoch " + epoch + ": the loss is " + result.loss()
                            + ". Try a smaller learning rate than " + config.learningRate() + ".");
                }
                state.optimiser.step(gradients, rate.at(state.optimiser.steps));
                loss += result.loss() * batch.size();
                correct += result.correct();
                seen += batch.size();
            }
        }
        OptionalDouble heldOutLoss = OptionalDouble.empty();
        OptionalDouble heldOutAccuracy = OptionalDouble.empty();
        if (validation.size() > 0) {
            NetworkRun.Step held = evaluate(validation, state.optimiser.average);
            heldOutLoss = OptionalDouble.of(held.loss());
            heldOutAccuracy = OptionalDouble.of((double) held.correct() / validation.size());
        }
        return new LearningCurve.Epoch(
                epoch,
                rate.at(state.optimiser.steps - 1),
                loss / seen,
                (double) correct / seen,
                heldOutLoss,
                heldOutAccuracy);
    }

    private Stream<Batch> batches(TrainingData data, List<Integer> order, int epoch, int steps) {
        int size = Math.min(config.batchSize(), order.size());
        return Flux.fromIterable(order.subList(0, steps * size))
                .flatMapSequential(
                        i -> Mono.fromCallable(() -> data.features(i, epoch)).subscribeOn(jobs.scheduler()),
                        2 * jobs.count(),
                        1)
                .buffer(size)
                .index()
                .map(b -> batch(data, b.getT2(), order.subList((int) (b.getT1() * size), (int) (b.getT1() + 1) * size)))
                .toStream(AHEAD);
    }

    private Batch batch(TrainingData data, List<FeatureMatrix> matrices, List<Integer> indices) {
        int[] numbers = indices.stream().mapToInt(data::label).toArray();
        return Batch.of(matrices, numbers, labels, config.labelSmoothing());
    }

    /** Loss and number of right answers, on features as they are. */
    private NetworkRun.Step evaluate(TrainingData data, float[] weights) {
        double loss = 0;
        int correct = 0;
        for (int from = 0; from < data.size(); from += EVALUATED_AT_ONCE) {
            int to = Math.min(data.size(), from + EVALUATED_AT_ONCE);
            List<FeatureMatrix> matrices = new ArrayList<>();
            int[] numbers = new int[to - from];
            for (int i = from; i < to; i++) {
                matrices.add(data.features(i, 0));
                numbers[i - from] = data.label(i);
            }
            Batch batch = Batch.of(matrices, numbers, labels, 0);
            NetworkRun.Step step = run.loss(batch, weights);
            loss += step.loss() * batch.size();
            correct += step.correct();
        }
        return new NetworkRun.Step(loss / data.size(), correct);
    }

    private static String described(LearningCurve.Epoch result) {
        String validated = result.heldOutAccuracy().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; unseen %.3f, %.1f %%",
                        result.heldOutLoss().getAsDouble(),
                        100 * result.heldOutAccuracy().getAsDouble());
        return String.format(Locale.ROOT, "loss %.3f, %.1f %%%s", result.loss(), 100 * result.accuracy(), validated);
    }
}
