package dev.sonoflux.operators.tensor;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Named tensors as the safetensors format keeps them: a length, a JSON header with names, types, shapes and offsets,
 * and the values, little-endian. It holds numbers and nothing that could run. See <a
 * href="https://github.com/huggingface/safetensors#format">the format</a>; of its types, F32, F64 and I64 are read and
 * written.
 */
public final class Safetensors {
    private static final int NAMES_IN_MESSAGES = 12;

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
        return new Safetensors(file, new SafetensorsReader(ByteBuffer.wrap(content), file).read());
    }

    /**
     * Reads a file, which is never held in memory as a whole beside its tensors.
     *
     * @throws SonofluxException if it can't be read, has 2 GiB or more, or is not what {@link #parse} accepts
     */
    public static Safetensors read(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new SonofluxException(path + " has " + channel.size() + " bytes; less than 2 GiB can be read");
            }
            MappedByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new Safetensors(path.toString(), new SafetensorsReader(content, path.toString()).read());
        } catch (IOException e) {
            throw new SonofluxException(path + " cannot be read: " + e, e);
        }
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
            throw new SonofluxException(file + ": there is no tensor '" + name + "'; it has " + names());
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

    private String names() {
        String first = tensors.keySet().stream().limit(NAMES_IN_MESSAGES).collect(Collectors.joining(", "));
        int others = tensors.size() - NAMES_IN_MESSAGES;
        return others <= 0 ? first : first + " and " + others + " others";
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
