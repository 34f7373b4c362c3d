package dev.sonoflux.tarsos.run;

import java.util.function.Consumer;

/**
 * What is done with a stretch of a stream in which no sample is missing. It has the state of that stretch alone.
 *
 * @param <O> what it hands on
 */
public interface Run<O> {
    /** Takes the samples that follow. They are not changed. */
    void add(float[] samples, Consumer<? super O> out);

    /** No sample follows: hands on what was held back. */
    void finish(Consumer<? super O> out);

    /** It begins after a gap, and its samples are yet to come: hands on what says so, if anything does. */
    default void announce(Consumer<? super O> out) {}
}
