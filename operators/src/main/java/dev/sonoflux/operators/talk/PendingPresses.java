package dev.sonoflux.operators.talk;

import dev.sonoflux.engine.audio.KeyPress;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Presses of one key for which the hops have not come yet: stages in between hold audio back, and hand a press on at once. A
 * press at time t of the source belongs before the first sample here that is not earlier than t.
 */
final class PendingPresses {
    private final String key;
    private final Deque<KeyPress> presses = new ArrayDeque<>();

    PendingPresses(String key) {
        this.key = key;
    }

    /** Takes a press; those of other keys are none of this one's business. */
    void add(KeyPress press) {
        if (press.key().equals(key)) {
            presses.add(press);
        }
    }

    boolean isEmpty() {
        return presses.isEmpty();
    }

    /** Position of the earliest press. */
    long first(int sampleRate) {
        return position(presses.getFirst(), sampleRate);
    }

    /** Lets go of the earliest press. */
    void removeFirst() {
        presses.removeFirst();
    }

    /** ⌈position · rate / source's rate⌉, without overflow. */
    private static long position(KeyPress press, int sampleRate) {
        long seconds = press.position() / press.sampleRate();
        long rest = press.position() % press.sampleRate();
        return seconds * sampleRate + (rest * sampleRate + press.sampleRate() - 1) / press.sampleRate();
    }
}
