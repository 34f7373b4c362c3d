package dev.sonoflux.operators.tensor;

import dev.sonoflux.engine.SonofluxException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named tensors as the safetensors format keeps them: a length, a JSON header with names, types, shapes and offsets,
 * and the values, little-endian. It holds numbers and nothing that could run. See <a
 * href="https://github.com/huggingface/safetensors#format">the format</a>; of its types, F32, F64 and I64 are read and
 * written.
 */
public final class Safetensors {
    /** What messages call the file. */
    private final String file;

    private final SortedMap<String, Tensor> tensors;

    private Safetensors(String file, Map<String, Tensor> tensors) {
        this.file = file;
        this.tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
    }

    /**
     * Reads a file's content. Nothing is allocated on the header's word alone: whatever it claims is checked against
     * the bytes that are there.
     *
     * @param file what messages call it
     * @throws SonofluxException if the content is not a complete safetensors file, or holds other types
     */
    public static Safetensors parse(byte[] content, String file) {
        return new Safetensors(file, new SafetensorsReader(content, file).read());
    }

    /** The bytes of a file with these tensors; the same tensors give the same bytes. */
    public static byte[] format(Map<String, ? extends Tensor> tensors) {
        return SafetensorsWriter.format(new TreeMap<>(tensors));
    }

    /** All tensors by name, in alphabetical order. */
    public SortedMap<String, Tensor> tensors() {
        return tensors;
    }

    /**
     * Values of a tensor in single precision.
     *
     * @param shape the expected lengths; -1 accepts any
     * @throws SonofluxException if there is no such tensor, or its type or shape is another
     */
    public Tensor.Floats floats(String name, int... shape) {
        return get(name, Tensor.Floats.class, Tensor.Floats.TYPE, shape);
    }

    /** Values of a tensor in double precision; like {@link #floats}. */
    public Tensor.Doubles doubles(String name, int... shape) {
        return get(name, Tensor.Doubles.class, Tensor.Doubles.TYPE, shape);
    }

    /** Values of a tensor of whole numbers; like {@link #floats}. */
    public Tensor.Longs longs(String name, int... shape) {
        return get(name, Tensor.Longs.class, Tensor.Longs.TYPE, shape);
    }

    private <T extends Tensor> T get(String name, Class<T> type, String typeName, int... shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new SonofluxException(file + ": there is no tensor '" + name + "'; it has " + tensors.keySet());
        }
        if (!type.isInstance(tensor)) {
            throw new SonofluxException(
                    file + ": tensor '" + name + "' has type " + tensor.type() + "; it must be " + typeName);
        }
        if (!fits(tensor.shape(), shape)) {
            throw new SonofluxException(
                    file + ": tensor '" + name + "' has shape " + tensor.shape() + "; it must be " + describe(shape));
        }
        return type.cast(tensor);
    }

    private static boolean fits(List<Integer> actual, int... expected) {
        if (actual.size() != expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] >= 0 && expected[i] != actual.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static String describe(int... shape) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < shape.length; i++) {
            text.append(i == 0 ? "" : ", ").append(shape[i] < 0 ? "any" : String.valueOf(shape[i]));
        }
        return text.append(']').toString();
    }
}
