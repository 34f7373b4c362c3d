package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.stage.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An operator that has been checked and can start.
 *
 * @param stages makes a fresh stage for the stream of a name; what it does follows from the name and the settings alone
 * @param sampleRate the rate of the audio behind it, where it is known
 * @param latency how much it must hear beyond a point of the stream before it can tell about that point
 * @param details what its settings don't say by themselves, e.g. values that came from a model; under a parameter's name, the
 *     value that is in effect instead of the default
 */
public record PlannedOperator<I, O>(
        Function<String, ? extends Stage<I, O>> stages,
        OptionalInt sampleRate,
        Duration latency,
        Map<String, String> details) {
    /** An operator that does the same in every stream, and adds no latency. */
    public static <I, O> PlannedOperator<I, O> of(Supplier<? extends Stage<I, O>> stages, OptionalInt sampleRate) {
        return perStream(stream -> stages.get(), sampleRate);
    }

    /**
     * An operator that draws something at random for each stream, and adds no latency.
     *
     * @param stages makes a fresh stage, given the stream's name: {@link dev.sonoflux.engine.random.StreamRandom}
     */
    public static <I, O> PlannedOperator<I, O> perStream(
            Function<String, ? extends Stage<I, O>> stages, OptionalInt sampleRate) {
        return new PlannedOperator<>(stages, sampleRate, Duration.ZERO, Map.of());
    }

    /** A fresh stage for the stream of that name. */
    public Stage<I, O> stage(String stream) {
        return stages.apply(stream);
    }

    public PlannedOperator<I, O> withLatency(Duration latency) {
        return new PlannedOperator<>(stages, sampleRate, latency, details);
    }

    public PlannedOperator<I, O> withDetails(Map<String, String> details) {
        return new PlannedOperator<>(stages, sampleRate, latency, details);
    }
}
