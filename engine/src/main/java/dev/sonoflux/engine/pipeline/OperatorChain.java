package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;

/**
 * Operators in a row that were checked as those of a pipeline are, without a source and without sinks. It can be run any
 * number of times, several times at once; each stream has fresh state. Close it to let go of what its operators opened.
 *
 * @param <I> what it takes
 * @param <O> what it hands on
 */
public final class OperatorChain<I, O> implements AutoCloseable {
    private final List<PipelinePlan.Step> steps;
    private final OptionalInt sampleRate;
    /** What it closes; nothing where the scope is somebody else's. */
    private final Optional<PlanScope> owned;

    private OperatorChain(List<PipelinePlan.Step> steps, OptionalInt sampleRate, Optional<PlanScope> owned) {
        this.steps = steps;
        this.sampleRate = sampleRate;
        this.owned = owned;
    }

    /**
     * Checks the operators against what they are given and what they must hand on; none at all hand on what they are given.
     *
     * @param sampleRate of the audio that they are given, in hertz
     * @throws dev.sonoflux.engine.spec.SpecException with everything that is wrong
     */
    public static <I, O> OperatorChain<I, O> of(OperatorSpec spec, Class<I> input, Class<O> output, int sampleRate) {
        PlanScope scope = PlanScope.of(spec.asPipeline());
        try {
            OperatorChain<I, O> chain = within(scope, spec, input, output, OptionalInt.of(sampleRate));
            return new OperatorChain<>(chain.steps, chain.sampleRate, Optional.of(scope));
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /**
     * The same for operators that stand in another operator's settings. What they open is closed with whatever that one stands in,
     * and not with this chain.
     *
     * @param scope of the operator that they stand in
     * @param sampleRate of the audio that they are given, in hertz, where it is known
     * @throws dev.sonoflux.engine.spec.SpecException with everything that is wrong
     */
    public static <I, O> OperatorChain<I, O> within(
            PlanScope scope, OperatorSpec spec, Class<I> input, Class<O> output, OptionalInt sampleRate) {
        List<PipelinePlan.Step> steps =
                new Planner(spec.asPipeline(), Components.onClassPath(), scope).chain(input, output, sampleRate);
        OptionalInt rate = steps.isEmpty()
                ? sampleRate
                : steps.get(steps.size() - 1).operator().sampleRate();
        return new OperatorChain<>(steps, rate, Optional.empty());
    }

    /** Whether it has no operators, and so changes nothing. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Samples per second of what comes out, where that is known. */
    public OptionalInt sampleRate() {
        return sampleRate;
    }

    /** How much it must hear beyond a point of the stream before it can tell about that point. */
    public Duration latency() {
        return steps.stream().map(step -> step.operator().latency()).reduce(Duration.ZERO, Duration::plus);
    }

    /** All of it as one fresh stage, for the stream of that name. */
    @SuppressWarnings("unchecked") // the planner has checked that the types join
    public Stage<I, O> stage(String stream) {
        Stage<Object, Object> chain = null;
        for (PipelinePlan.Step step : steps) {
            Stage<Object, Object> next = (Stage<Object, Object>) step.operator().stage(stream);
            chain = chain == null ? next : chain.then(next);
        }
        return chain == null ? (item, out) -> out.accept((O) item) : (Stage<I, O>) (Stage<?, ?>) chain;
    }

    /** The operator for {@link Flux#transform} in the stream of that name. */
    public Function<Flux<I>, Flux<O>> operator(String stream) {
        return Stages.operator(() -> stage(stream));
    }

    /**
     * Every operator with the value of every setting that is in effect, and what they don't say by themselves, e.g. the hash of
     * a file: {@code gain: {db: [-6, 6], seed: 0}; …}. What two chains that describe themselves alike do is the same.
     */
    @Override
    public String toString() {
        return steps.stream().map(OperatorChain::described).collect(Collectors.joining("; "));
    }

    private static String described(PipelinePlan.Step step) {
        Map<String, String> values = new LinkedHashMap<>();
        step.provider().type().ifPresent(type -> values.put(Components.TYPE, type));
        values.putAll(step.settings());
        values.putAll(step.operator().details());
        return step.provider().name()
                + values.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining(", ", ": {", "}"));
    }

    @Override
    public void close() {
        owned.ifPresent(PlanScope::close);
    }
}
