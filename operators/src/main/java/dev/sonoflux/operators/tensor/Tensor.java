package dev.sonoflux.operators.tensor;

import java.util.List;

/**
 * An array of numbers with a shape, row-major: the last dimension varies fastest. The values are handed over, not
 * copied.
 */
public sealed interface Tensor {
    /** Lengths of the dimensions, outermost first; empty for a single number. */
    List<Integer> shape();

    /** Number of values. */
    int size();

    /** The element type's name in the safetensors format. */
    String type();

    /** Single precision. */
    record Floats(List<Integer> shape, float[] values) implements Tensor {
        static final String TYPE = "F32";

        public Floats {
            shape = checked(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Double precision. */
    record Doubles(List<Integer> shape, double[] values) implements Tensor {
        static final String TYPE = "F64";

        public Doubles {
            shape = checked(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Whole numbers of 64 bits. */
    record Longs(List<Integer> shape, long[] values) implements Tensor {
        static final String TYPE = "I64";

        public Longs {
            shape = checked(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    private static List<Integer> checked(List<Integer> shape, int values) {
        long expected = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("shape " + shape + " has a negative length");
            }
            expected = Math.min(expected * length, Integer.MAX_VALUE + 1L);
        }
        if (expected != values) {
            throw new IllegalArgumentException("shape " + shape + " is not one of " + values + " values");
        }
        return List.copyOf(shape);
    }
}
