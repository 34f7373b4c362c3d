package dev.sonoflux.engine.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/** Stages under Reactor, and in a plain loop. */
public final class Stages {
    private Stages() {}

    /**
     * The operator for {@link Flux#transform} that runs a stage. Each subscriber gets a stage of its own; one input is
     * requested at a time, and the next one when the outputs of the last have been taken; errors and cancellation pass
     * through, and the stage is flushed when the stream completes, not when it fails. Where the stage itself fails, what it
     * handed on before comes first and the error then, so that both are the same however the stream is cut into inputs.
     */
    public static <I, O> Function<Flux<I>, Flux<O>> operator(Supplier<? extends Stage<I, O>> stages) {
        Objects.requireNonNull(stages, "stages");
        return input -> Flux.defer(() -> {
            Stage<I, O> stage = Objects.requireNonNull(stages.get(), "the supplier returned no stage");
            Step<O> step = new Step<>();
            return input.map(item -> step.outputs(out -> stage.accept(item, out)))
                    .takeUntil(outputs -> step.failure != null)
                    .concatMapIterable(Function.identity(), 1)
                    .concatWith(Flux.defer(() -> {
                        List<O> flushed = step.failure == null ? step.outputs(stage::flush) : List.of();
                        return Flux.fromIterable(flushed).concatWith(Flux.defer(step::end));
                    }));
        });
    }

    /** One call of a stage: what it handed on, and then perhaps why it failed. */
    private static final class Step<O> {
        private RuntimeException failure;

        List<O> outputs(Consumer<Consumer<O>> call) {
            List<O> out = new ArrayList<>();
            try {
                call.accept(out::add);
            } catch (RuntimeException e) {
                failure = e;
            }
            return out;
        }

        Flux<O> end() {
            return failure == null ? Flux.empty() : Flux.error(failure);
        }
    }

    /** Runs a stage over everything there is, flush included, in a plain loop. */
    public static <I, O> List<O> run(Stage<I, O> stage, Iterable<? extends I> inputs) {
        List<O> out = new ArrayList<>();
        inputs.forEach(item -> stage.accept(item, out::add));
        stage.flush(out::add);
        return out;
    }
}
