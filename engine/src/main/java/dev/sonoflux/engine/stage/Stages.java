package dev.sonoflux.engine.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/** Stages under Reactor, and in a plain loop. */
public final class Stages {
    private Stages() {}

    /**
     * The operator for {@link Flux#transform} that runs a stage. Each subscriber gets a stage of its own; one input is
     * requested at a time, and the next one when the outputs of the last have been taken; errors and cancellation pass
     * through, and the stage is flushed when the stream completes, not when it fails.
     */
    public static <I, O> Function<Flux<I>, Flux<O>> operator(Supplier<? extends Stage<I, O>> stages) {
        Objects.requireNonNull(stages, "stages");
        return input -> Flux.defer(() -> {
            Stage<I, O> stage = Objects.requireNonNull(stages.get(), "the supplier returned no stage");
            Flux<List<O>> flushed = Flux.defer(() -> {
                List<O> out = new ArrayList<>();
                stage.flush(out::add);
                return Flux.just(out);
            });
            return input.map(item -> {
                        List<O> out = new ArrayList<>();
                        stage.accept(item, out::add);
                        return out;
                    })
                    .concatWith(flushed)
                    .concatMapIterable(Function.identity(), 1);
        });
    }

    /** Runs a stage over everything there is, flush included, in a plain loop. */
    public static <I, O> List<O> run(Stage<I, O> stage, Iterable<? extends I> inputs) {
        List<O> out = new ArrayList<>();
        inputs.forEach(item -> stage.accept(item, out::add));
        stage.flush(out::add);
        return out;
    }
}
