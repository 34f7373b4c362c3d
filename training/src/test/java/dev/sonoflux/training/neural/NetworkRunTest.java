package dev.sonoflux.training.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkRunTest {
    private static final Extent INPUT = new Extent(1, 6, 5);
    private static final int LABELS = 3;
    private static final MovingLine DATA = new MovingLine(8, INPUT.frames(), INPUT.coefficients(), 4);

    /** No rectifier and no normalisation between: the loss is smooth, and differences tell its slope. */
    @Test
    void gradientsAreTheSlopesOfTheLoss() {
        NetworkRun run = new NetworkRun(new Network("dense", Chain.of(new Dense(4))), INPUT, LABELS);
        float[] weights = run.layout().initial(2);
        float[] gradients = new float[weights.length];
        Batch batch = batch(0.1);

        NetworkRun.Step step = run.gradients(batch, weights, gradients, new Random(1));

        assertThat(step.loss()).isCloseTo(run.loss(batch, weights).loss(), within(1e-5));
        for (int w = 0; w < weights.length; w += 7) {
            double difference = 1e-2;
            float[] above = weights.clone();
            above[w] += (float) difference;
            float[] below = weights.clone();
            below[w] -= (float) difference;
            double slope =
                    (run.loss(batch, above).loss() - run.loss(batch, below).loss()) / (2 * difference);
            assertThat((double) gradients[w]).isCloseTo(slope, within(1e-3));
        }
    }

    /** By hand: all inputs are 2 and the kernel is 3, so the batch's mean is 6 and its variance 0; a tenth of each counts. */
    @Test
    void runningStatisticsMoveATenthOfTheWay() {
        NetworkRun run = new NetworkRun(new Network("one", Chain.of(Convolution.pointwise(1))), INPUT, LABELS);
        float[] weights = run.layout().initial(2);
        int mean = run.layout().slot(Network.ROOT + ".0.mean").offset();
        int variance = run.layout().slot(Network.ROOT + ".0.variance").offset();
        weights[run.layout().slot(Network.ROOT + ".0.kernel").offset()] = 3;
        float[] twos = new float[4 * INPUT.size()];
        Arrays.fill(twos, 2);
        Batch batch = new Batch(twos, new float[4 * LABELS], 4);

        run.gradients(batch, weights, new float[weights.length], new Random(1));

        assertThat(weights[mean]).isCloseTo(0.6f, within(1e-5f));
        assertThat(weights[variance]).isCloseTo(0.9f, within(1e-5f));
    }

    @Test
    void predictionLeavesOutWhatDropoutDoes() {
        Network network = new Network("dropping", Chain.of(new Dropout(0.5)));
        NetworkRun run = new NetworkRun(network, INPUT, LABELS);
        float[] weights = run.layout().initial(2);
        Batch batch = batch(0);

        float[] once = run.scores(batch.features(), batch.size(), weights);
        float[] again = run.scores(batch.features(), batch.size(), weights);
        double dropped = run.gradients(batch, weights, new float[weights.length], new Random(1))
                .loss();

        assertThat(again).containsExactly(once);
        assertThat(dropped).isNotCloseTo(run.loss(batch, weights).loss(), within(1e-3));
    }

    private static Batch batch(double smoothing) {
        List<FeatureMatrix> matrices = IntStream.range(0, DATA.size())
                .mapToObj(i -> DATA.features(i, 0))
                .toList();
        int[] labels = IntStream.range(0, DATA.size()).map(DATA::label).toArray();
        return Batch.of(matrices, labels, LABELS, smoothing);
    }
}
