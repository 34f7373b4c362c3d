package dev.sonoflux.operators.decide;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Turns a classifier's scores into posterior probabilities: p_i = exp(s_i / T) / sum_j exp(s_j / T). The temperature T
 * calibrates them (C. Guo et al., "On calibration of modern neural networks", ICML 2017): above 1 it makes them less
 * certain, below 1 more.
 */
public final class Softmax implements Stage<Scores, Scores> {
    private final double temperature;

    /** @param temperature above 0 */
    public Softmax(double temperature) {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("temperature " + temperature + " is not above 0");
        }
        this.temperature = temperature;
    }

    /** The softmax for {@link Flux#transform}. */
    public static Function<Flux<Scores>, Flux<Scores>> operator(double temperature) {
        Softmax softmax = new Softmax(temperature);
        return Stages.operator(() -> softmax);
    }

    /** @throws SonofluxException if a score is not a finite number */
    @Override
    public void accept(Scores scores, Consumer<? super Scores> out) {
        double[] values = scores.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new SonofluxException("the classifier gave " + values[i] + " for '"
                        + scores.labels().get(i) + "' at sample "
                        + scores.window().start()
                        + ": the model or its input is broken");
            }
        }
        out.accept(new Scores(scores.labels(), posteriors(values, temperature), scores.window()));
    }

    /**
     * softmax(scores / temperature).
     *
     * @param scores finite numbers, at least one; not changed
     * @param temperature above 0
     * @return probabilities that add up to 1
     */
    public static double[] posteriors(double[] scores, double temperature) {
        double highest = Arrays.stream(scores).max().orElseThrow();
        double[] p = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            // The highest exponent becomes 0, so that nothing overflows.
            p[i] = Math.exp((scores[i] - highest) / temperature);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }
}
