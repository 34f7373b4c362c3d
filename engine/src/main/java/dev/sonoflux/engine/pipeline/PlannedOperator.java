package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.stage.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * An operator that has been checked and can start.
 *
 * @param stages makes a fresh stage for each stream
 * @param sampleRate the rate of the audio behind it, where it is known
 * @param latency how much it must hear beyond a point of the stream before it can tell about that point
 * @param details what its settings don't say by themselves, e.g. values that came from a model; under a parameter's name, the
 *     value that is in effect instead of the default
 */
public record PlannedOperator<I, O>(
        Supplier<? extends Stage<I, O>> stages, OptionalInt sampleRate, Duration latency, Map<String, String> details) {
    /** An operator that adds no latency and leaves the rate as it is. */
    public static <I, O> PlannedOperator<I, O> of(Supplier<? extends Stage<I, O>> stages, OptionalInt sampleRate) {
        return new PlannedOperator<>(stages, sampleRate, Duration.ZERO, Map.of());
    }

    public PlannedOperator<I, O> withLatency(Duration latency) {
        return new PlannedOperator<>(stages, sampleRate, latency, details);
    }

    public PlannedOperator<I, O> withDetails(Map<String, String> details) {
        return new PlannedOperator<>(stages, sampleRate, latency, details);
    }
}
