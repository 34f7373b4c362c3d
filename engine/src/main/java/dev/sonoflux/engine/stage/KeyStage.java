package dev.sonoflux.engine.stage;

import dev.sonoflux.engine.audio.KeyPress;
import java.util.function.Consumer;

/**
 * A stage that also follows the keys. A press comes between the inputs that were captured before it and those after it, as
 * far as the stages in between hold nothing back; its position says where exactly it belongs.
 *
 * <p>Audio and keys in two streams have no order, and what comes of them would depend on chance. So such a stage stands in a
 * pipeline, whose source delivers both in one stream, or in a loop over such a stream.
 *
 * @param <I> what it takes
 * @param <O> what it hands on
 */
public interface KeyStage<I, O> extends Stage<I, O> {
    /** Takes a key press, whose position is at the source's rate, not at that of this stage's input. */
    void press(KeyPress press, Consumer<? super O> out);
}
