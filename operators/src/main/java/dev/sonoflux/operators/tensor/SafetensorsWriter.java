package dev.sonoflux.operators.tensor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the safetensors format: eight-byte values first, then by name, so that every tensor is aligned. */
final class SafetensorsWriter {
    private SafetensorsWriter() {}

    static byte[] format(SortedMap<String, ? extends Tensor> tensors) {
        List<Map.Entry<String, ? extends Tensor>> inOrder = new ArrayList<>(tensors.entrySet());
        inOrder.sort(Comparator.comparingInt(e -> -elementSize(e.getValue())));
        byte[] header = header(inOrder);
        int dataSize = inOrder.stream()
                .mapToInt(e -> Math.multiplyExact(
                        elementSize(e.getValue()), e.getValue().size()))
                .reduce(0, Math::addExact);
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(Long.BYTES + header.length, dataSize))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(header.length).put(header);
        inOrder.forEach(e -> put(e.getValue(), out));
        return out.array();
    }

    private static byte[] header(List<Map.Entry<String, ? extends Tensor>> tensors) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            long offset = 0;
            for (Map.Entry<String, ? extends Tensor> entry : tensors) {
                Tensor tensor = entry.getValue();
                json.writeObjectPropertyStart(entry.getKey());
                json.writeStringProperty(SafetensorsReader.TYPE, tensor.type());
                json.writeArrayPropertyStart(SafetensorsReader.SHAPE);
                tensor.shape().forEach(json::writeNumber);
                json.writeEndArray();
                json.writeArrayPropertyStart(SafetensorsReader.OFFSETS);
                json.writeNumber(offset);
                offset += (long) tensor.size() * elementSize(tensor);
                json.writeNumber(offset);
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        while (bytes.size() % Long.BYTES != 0) {
            bytes.write(' ');
        }
        return bytes.toByteArray();
    }

    private static int elementSize(Tensor tensor) {
        return tensor instanceof Tensor.Floats ? Float.BYTES : Long.BYTES;
    }

    private static void put(Tensor tensor, ByteBuffer out) {
        if (tensor instanceof Tensor.Floats floats) {
            out.asFloatBuffer().put(floats.values());
        } else if (tensor instanceof Tensor.Doubles doubles) {
            out.asDoubleBuffer().put(doubles.values());
        } else if (tensor instanceof Tensor.Longs longs) {
            out.asLongBuffer().put(longs.values());
        }
        out.position(out.position() + tensor.size() * elementSize(tensor));
    }
}
