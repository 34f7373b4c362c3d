package dev.sonoflux.training.neural;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Where each of a network's weights lies in the one array that holds them all. */
final class WeightLayout {
    /** What becomes of a weight in training. */
    enum Kind {
        /** Learned, and drawn towards 0 by weight decay. */
        DECAYED,
        /** Learned, and left where it is otherwise: biases and the scales of normalisation. */
        FREE,
        /** A running mean or variance of what passed through: not learned by gradient. */
        STATISTIC
    }

    /**
     * A tensor.
     *
     * @param shape lengths of its dimensions
     * @param offset of its first value in the array
     * @param deviation of the normal distribution that its first values are drawn from; 0: all are {@code start}
     * @param start its first values' mean
     */
    record Slot(String name, long[] shape, int offset, Kind kind, double deviation, float start) {
        int size() {
            long size = 1;
            for (long length : shape) {
                size *= length;
            }
            return Math.toIntExact(size);
        }
    }

    private final Map<String, Slot> slots;
    private final int size;

    private WeightLayout(Map<String, Slot> slots, int size) {
        this.slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        this.size = size;
    }

    /** In the order in which they were declared. */
    List<Slot> slots() {
        return List.copyOf(slots.values());
    }

    Slot slot(String name) {
        return slots.get(name);
    }

    /** Length of the array. */
    int size() {
        return size;
    }

    /** The values that training starts from; the same for the same seed. */
    float[] initial(long seed) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (Slot slot : slots.values()) {
            for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
                values[i] = slot.deviation() == 0
                        ? slot.start()
                        : slot.start() + (float) (slot.deviation() * random.nextGaussian());
            }
        }
        return values;
    }

    /** Collects the weights of layer after layer. */
    static final class Builder {
        private final Map<String, Slot> slots = new LinkedHashMap<>();
        private int size;

        /**
         * A tensor whose first values are drawn so that signals keep their variance through a rectifier (K. He et al.,
         * "Delving deep into rectifiers", 2015).
         *
         * @param fanIn how many inputs each output is summed from
         */
        void learned(String name, int fanIn, long... shape) {
            add(name, Kind.DECAYED, Math.sqrt(2.0 / fanIn), 0, shape);
        }

        void free(String name, float start, long... shape) {
            add(name, Kind.FREE, 0, start, shape);
        }

        void statistic(String name, float start, long... shape) {
            add(name, Kind.STATISTIC, 0, start, shape);
        }

        private void add(String name, Kind kind, double deviation, float start, long... shape) {
            Slot slot = new Slot(name, shape, size, kind, deviation, start);
            if (slots.put(name, slot) != null) {
                throw new IllegalArgumentException("two weights are called " + name);
            }
            size += slot.size();
        }

        WeightLayout build() {
            return new WeightLayout(slots, size);
        }
    }
}
