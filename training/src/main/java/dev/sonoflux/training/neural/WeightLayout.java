package dev.sonoflux.training.neural;

import ai.onnxruntime.platform.Fp16Conversions;
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
        STATISTIC,
        /** Stays as it is. */
        FROZEN;

        boolean isLearned() {
            return this == DECAYED || this == FREE;
        }
    }

    /**
     * A tensor.
     *
     * @param shape lengths of its dimensions
     * @param offset of its first value in the array
     * @param start its first values
     * @param isHalf whether it is stored in half precision
     * @param pace its share of the learning rate, 0 to 1
     */
    record Slot(String name, long[] shape, int offset, Kind kind, Start start, boolean isHalf, double pace) {
        int size() {
            long size = 1;
            for (long length : shape) {
                size *= length;
            }
            return Math.toIntExact(size);
        }
    }

    /** The first values of a tensor. */
    interface Start {
        float value(int index, Random random);
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
                values[i] = slot.start().value(i - slot.offset(), random);
            }
        }
        return values;
    }

    /** The same, as they are stored: some in half precision. */
    float[] stored(float[] weights) {
        float[] stored = weights.clone();
        for (Slot slot : slots.values()) {
            if (slot.isHalf()) {
                for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
                    stored[i] = Fp16Conversions.fp16ToFloat(Fp16Conversions.floatToFp16(weights[i]));
                }
            }
        }
        return stored;
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
            double deviation = Math.sqrt(2.0 / fanIn);
            add(name, Kind.DECAYED, (i, random) -> (float) (deviation * random.nextGaussian()), false, 1, shape);
        }

        void free(String name, float start, long... shape) {
            add(name, Kind.FREE, (i, random) -> start, false, 1, shape);
        }

        void statistic(String name, float start, long... shape) {
            add(name, Kind.STATISTIC, (i, random) -> start, false, 1, shape);
        }

        /**
         * A tensor that was learned elsewhere.
         *
         * @param isHalf whether it is stored in half precision
         * @param pace its share of the learning rate; 0: it stays as it is
         */
        void given(String name, float[] values, boolean isHalf, double pace, long... shape) {
            add(name, pace == 0 ? Kind.FROZEN : Kind.FREE, (i, random) -> values[i], isHalf, pace, shape);
        }

        private void add(String name, Kind kind, Start start, boolean isHalf, double pace, long... shape) {
            Slot slot = new Slot(name, shape, size, kind, start, isHalf, pace);
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
