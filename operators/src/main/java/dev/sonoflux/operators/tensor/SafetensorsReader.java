package dev.sonoflux.operators.tensor;

import dev.sonoflux.engine.SonofluxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads the safetensors format, trusting nothing in it. */
final class SafetensorsReader {
    static final String TYPE = "dtype";
    static final String SHAPE = "shape";
    static final String OFFSETS = "data_offsets";

    private static final String METADATA = "__metadata__";

    /** A header names tensors; a longer one is not a header. */
    private static final int MAX_HEADER = 1 << 20;

    private static final int MAX_DIMENSIONS = 8;

    private final ByteBuffer content;
    private final String file;

    SafetensorsReader(ByteBuffer content, String file) {
        this.content = content.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.file = file;
    }

    Map<String, Tensor> read() {
        if (content.limit() < Long.BYTES) {
            throw broken("it has " + content.limit() + " bytes and not even the length of a header", 0);
        }
        long headerLength = content.getLong(0);
        if (headerLength < 2 || headerLength > MAX_HEADER || headerLength > content.limit() - Long.BYTES) {
            throw broken("its header's length is given as " + Long.toUnsignedString(headerLength) + " bytes", 0);
        }
        byte[] header = new byte[(int) headerLength];
        content.get(Long.BYTES, header);
        List<Entry> entries = entries(header);
        int dataStart = Long.BYTES + header.length;
        checkOffsets(entries, content.limit() - dataStart);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Entry entry : entries) {
            ByteBuffer data = content.slice(dataStart + (int) entry.from, (int) (entry.to - entry.from))
                    .order(ByteOrder.LITTLE_ENDIAN);
            tensors.put(entry.name, tensor(entry, data));
        }
        return tensors;
    }

    private List<Entry> entries(byte[] header) {
        List<Entry> entries = new ArrayList<>();
        JsonFactory strict = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser json = strict.createParser(ObjectReadContext.empty(), header)) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                expect(json, json.nextToken(), JsonToken.START_OBJECT);
                if (name.equals(METADATA)) {
                    json.skipChildren();
                } else {
                    entries.add(entry(json, name));
                }
            }
            expect(json, json.nextToken(), null);
        } catch (JacksonException e) {
            // Besides broken JSON, this is what the parser refuses to hold: very long numbers and very deep nesting.
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            throw broken("its header is not the JSON that it should be: " + e.getOriginalMessage(), Long.BYTES + at);
        }
        return entries;
    }

    private Entry entry(JsonParser json, String name) {
        Entry entry = new Entry(name);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case TYPE -> {
                    expect(json, value, JsonToken.VALUE_STRING);
                    entry.type = json.getString();
                }
                case SHAPE -> entry.shape = wholeNumbers(json, name, MAX_DIMENSIONS);
                case OFFSETS -> {
                    List<Long> offsets = wholeNumbers(json, name, 2);
                    if (offsets.size() != 2) {
                        throw broken("tensor '" + name + "' has " + offsets.size() + " offsets, not 2", json);
                    }
                    entry.from = offsets.get(0);
                    entry.to = offsets.get(1);
                }
                default -> throw broken("tensor '" + name + "' has the unknown key '" + key + "'", json);
            }
        }
        if (entry.type == null || entry.shape == null || entry.to < 0) {
            throw broken("tensor '" + name + "' lacks one of dtype, shape, data_offsets", json);
        }
        return entry;
    }

    private List<Long> wholeNumbers(JsonParser json, String name, int most) {
        expect(json, json.currentToken(), JsonToken.START_ARRAY);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json, json.currentToken(), JsonToken.VALUE_NUMBER_INT);
            long number = json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? -1 : json.getLongValue();
            if (number < 0 || number > content.limit() || numbers.size() == most) {
                throw broken("tensor '" + name + "' has a shape or offset that this file can't hold", json);
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** Tensors must lie end to end and fill the file, as the format demands: no overlap, no gap, nothing hidden. */
    private void checkOffsets(List<Entry> entries, int dataLength) {
        List<Entry> byOffset = new ArrayList<>(entries);
        byOffset.sort(Comparator.<Entry>comparingLong(e -> e.from).thenComparingLong(e -> e.to));
        long end = 0;
        for (Entry entry : byOffset) {
            if (entry.from != end || entry.to < entry.from) {
                throw broken("tensor '" + entry.name + "' is said to be at " + entry.from + " to " + entry.to
                        + " of the data, where one before it ends at " + end);
            }
            end = entry.to;
        }
        if (end != dataLength) {
            throw broken("its tensors end at " + end + " of the data, which has " + dataLength + " bytes");
        }
    }

    private Tensor tensor(Entry entry, ByteBuffer data) {
        int elementSize = switch (entry.type) {
            case Tensor.Floats.TYPE -> Float.BYTES;
            case Tensor.Doubles.TYPE, Tensor.Longs.TYPE -> Long.BYTES;
            default ->
                throw broken("tensor '" + entry.name + "' has type '" + entry.type + "'; F32, F64 and I64 can be read");
        };
        long size = 1;
        for (long length : entry.shape) {
            size = Math.min(size * length, Integer.MAX_VALUE);
        }
        if (size * elementSize != data.remaining()) {
            throw broken("tensor '" + entry.name + "' of type " + entry.type + " and shape " + entry.shape
                    + " can't be " + data.remaining() + " bytes");
        }
        List<Integer> shape = entry.shape.stream().map(Long::intValue).toList();
        int count = (int) size;
        return switch (entry.type) {
            case Tensor.Floats.TYPE -> {
                float[] values = new float[count];
                data.asFloatBuffer().get(values);
                yield new Tensor.Floats(shape, values);
            }
            case Tensor.Doubles.TYPE -> {
                double[] values = new double[count];
                data.asDoubleBuffer().get(values);
                yield new Tensor.Doubles(shape, values);
            }
            default -> {
                long[] values = new long[count];
                data.asLongBuffer().get(values);
                yield new Tensor.Longs(shape, values);
            }
        };
    }

    private void expect(JsonParser json, JsonToken actual, JsonToken expected) {
        if (actual != expected) {
            throw broken("its header has " + actual + " where " + expected + " should be", json);
        }
    }

    private SonofluxException broken(String what, JsonParser json) {
        return broken(what, Long.BYTES + Math.max(0, json.currentLocation().getByteOffset()));
    }

    private SonofluxException broken(String what, long offset) {
        return broken(what + " (at byte " + offset + ")");
    }

    private SonofluxException broken(String what) {
        return new SonofluxException(file + " is not a safetensors file that can be used: " + what);
    }

    private static final class Entry {
        private final String name;
        private String type;
        private List<Long> shape;
        private long from = -1;
        private long to = -1;

        private Entry(String name) {
            this.name = name;
        }
    }
}
