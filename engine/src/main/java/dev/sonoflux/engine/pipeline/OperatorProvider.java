package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.Settings;
import java.util.OptionalInt;

/**
 * Makes an operator from its settings.
 *
 * @param <I> what it takes
 * @param <O> what it hands on
 */
public interface OperatorProvider<I, O> extends Component {
    Class<I> input();

    Class<O> output();

    /**
     * Called for every operator before any is planned: what others may ask for, e.g. a model, is
     * {@linkplain PlanScope#provide provided} here.
     */
    default void prepare(Settings settings, PlanScope scope) {}

    /**
     * Checks the settings against what flows here, and makes the operator.
     *
     * @param sampleRate the rate of the audio here, where it is known before audio flows
     * @throws dev.sonoflux.engine.SonofluxException if it does not fit; the planner adds where it stands
     * @throws IllegalArgumentException if the settings contradict each other; likewise
     */
    PlannedOperator<I, O> plan(Settings settings, OptionalInt sampleRate, PlanScope scope);
}
