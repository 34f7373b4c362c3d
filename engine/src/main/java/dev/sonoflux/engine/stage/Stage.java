package dev.sonoflux.engine.stage;

import java.util.function.Consumer;

/**
 * A step of a pipeline that holds the state of one stream: it takes one input and hands zero or more outputs on, in
 * order, before it returns. Not thread-safe, and ignorant of threads: whoever drives it calls it from one thread at a
 * time. What it hands on depends on what it was given and on nothing else, so that the same stage serves in a plain
 * loop, under Reactor ({@link Stages}) or inside another engine.
 *
 * @param <I> what it takes
 * @param <O> what it hands on
 */
@FunctionalInterface
public interface Stage<I, O> {
    /** Takes one input. Neither the input nor anything handed to {@code out} is changed afterwards. */
    void accept(I input, Consumer<? super O> out);

    /** The stream has ended: hands on what was held back. Called at most once, and nothing is called after it. */
    default void flush(Consumer<? super O> out) {}

    /** This stage and then {@code next}: every output of this one is taken by the next before this one goes on. */
    default <P> Stage<I, P> then(Stage<? super O, P> next) {
        Stage<I, O> first = this;
        return new Stage<>() {
            @Override
            public void accept(I input, Consumer<? super P> out) {
                first.accept(input, o -> next.accept(o, out));
            }

            @Override
            public void flush(Consumer<? super P> out) {
                first.flush(o -> next.accept(o, out));
                next.flush(out);
            }
        };
    }
}
