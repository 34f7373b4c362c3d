package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.OptionalInt;

/**
 * An operator that changes a stream by something that is drawn once for it. It can be told to leave some streams as they are.
 *
 * @param <T> what it takes and hands on
 */
public abstract class RandomOperatorProvider<T> implements OperatorProvider<T, T> {
    /** The seed where none is given. */
    public static final int DEFAULT_SEED = 0;

    /** The probability where none is given: every stream is changed. */
    public static final double DEFAULT_PROBABILITY = 1;

    /** What is drawn follows from it. */
    public static final Parameter<Integer> SEED = Parameter.of(
            "seed",
            ParameterTypes.integer(0, Integer.MAX_VALUE),
            DEFAULT_SEED,
            "What is drawn follows from this and the stream's name; two operators of one name need two seeds to differ.");

    /** How many of the streams are changed. */
    public static final Parameter<Double> PROBABILITY = Parameter.of(
            "probability",
            ParameterTypes.number(0, 1),
            DEFAULT_PROBABILITY,
            "How many of all streams it changes; the others pass through as they are.");

    /** Told apart from the operator's own random numbers, which stay the same whatever the probability is. */
    private static final String WHETHER = " whether";

    private final String name;
    private final String summary;
    private final Class<T> type;
    private final ParameterSet parameters;

    /** @param parameters without probability and seed, which come last */
    protected RandomOperatorProvider(String name, String summary, Class<T> type, ParameterSet parameters) {
        this.name = name;
        this.summary = summary;
        this.type = type;
        this.parameters = parameters.and(PROBABILITY, SEED);
    }

    /**
     * Checks the settings and makes the operator that changes every stream: {@link #plan}.
     *
     * @param sampleRate the rate of the audio here, where it is known
     */
    protected abstract PlannedOperator<T, T> planAlways(Settings settings, OptionalInt sampleRate, PlanScope scope);

    @Override
    public final PlannedOperator<T, T> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        PlannedOperator<T, T> always = planAlways(settings, sampleRate, scope);
        double probability = settings.get(PROBABILITY);
        if (probability >= 1) {
            return always;
        }
        int seed = settings.get(SEED);
        return PlannedOperator.<T, T>perStream(
                        stream -> StreamRandom.of(seed, name + WHETHER, stream).nextDouble() < probability
                                ? always.stage(stream)
                                : (item, out) -> out.accept(item),
                        always.sampleRate())
                .withLatency(always.latency())
                .withDetails(always.details());
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final ParameterSet parameters() {
        return parameters;
    }

    @Override
    public final Class<T> input() {
        return type;
    }

    @Override
    public final Class<T> output() {
        return type;
    }
}
