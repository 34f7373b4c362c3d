package dev.sonoflux.operators.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    private static final Tensor.Floats MATRIX = new Tensor.Floats(List.of(2, 3), new float[] {1, 2, 3, 4, 5, -0.5f});
    private static final Tensor.Doubles VECTOR = new Tensor.Doubles(List.of(2), new double[] {Math.PI, -1e300});
    private static final Tensor.Longs COUNTS = new Tensor.Longs(List.of(), new long[] {Long.MIN_VALUE});

    private static final Map<String, Tensor> EXAMPLE = Map.of("matrix", MATRIX, "vector", VECTOR, "counts", COUNTS);

    @Test
    void valuesAndShapesSurviveTheRoundTrip() {
        Safetensors read = Safetensors.parse(Safetensors.format(EXAMPLE), "x.safetensors");

        assertThat(read.tensors().keySet()).containsExactly("counts", "matrix", "vector");
        assertThat(read.floats("matrix", 2, -1).values()).isEqualTo(MATRIX.values());
        assertThat(read.doubles("vector", 2).values()).isEqualTo(VECTOR.values());
        assertThat(read.longs("counts").values()).isEqualTo(COUNTS.values());
    }

    @Test
    void theSameTensorsGiveTheSameBytesInWhateverOrderTheyAreGiven() {
        Map<String, Tensor> otherOrder = new LinkedHashMap<>();
        otherOrder.put("vector", VECTOR);
        otherOrder.put("counts", COUNTS);
        otherOrder.put("matrix", MATRIX);

        assertThat(Safetensors.format(otherOrder)).isEqualTo(Safetensors.format(EXAMPLE));
    }

    @Test
    void bytesAreLaidOutAsTheFormatSays() {
        byte[] bytes = Safetensors.format(Map.of("a", new Tensor.Floats(List.of(1), new float[] {1})));

        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        int length = (header.length() + 7) / 8 * 8;
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong())
                .isEqualTo(length);
        assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8).trim()).isEqualTo(header);
        assertThat(bytes).hasSize(8 + length + 4).endsWith(0, 0, 0x80, 0x3f);
    }

    @Test
    void metadataOfOtherWritersIsSkipped() {
        byte[] bytes = file("{\"__metadata__\":{\"format\":\"pt\"},\"a\":" + entry("F64", "[1]", "[0,8]") + "}", 8);

        assertThat(Safetensors.parse(bytes, "x").tensors()).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | can't be 4 bytes",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}} | can't hold",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,2,2,2,2,2,2,2,2],\"data_offsets\":[0,4]}} | can't hold",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | can't hold",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | is said to be at 4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999]}} | can't hold",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[4,0]}} | is said to be at 4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0]}} | 1 offsets",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4],\"code\":1}} | unknown key 'code'",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[]}} | lacks one of",
                "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}} | type 'BF16'",
                "{\"a\":{\"dtype\":7,\"shape\":[2],\"data_offsets\":[0,4]}} | VALUE_NUMBER_INT where VALUE_STRING",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":1,\"data_offsets\":[0,4]}} | where START_ARRAY",
                "{} | end at 0 of the data, which has 4",
                "[] | START_ARRAY where START_OBJECT",
                "{\"a\": | not the JSON",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{}} | Duplicate",
            })
    void hostileHeadersAreRefusedByNameAndReason(String header, String reason) {
        byte[] bytes = file(header, 4);

        assertThatThrownBy(() -> Safetensors.parse(bytes, "model.safetensors"))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("model.safetensors")
                .hasMessageContaining(reason);
    }

    @Test
    void overlappingTensorsAreRefused() {
        String header = "{\"a\":" + entry("F32", "[2]", "[0,8]") + ",\"b\":" + entry("F32", "[1]", "[4,8]") + "}";

        assertThatThrownBy(() -> Safetensors.parse(file(header, 8), "x")).hasMessageContaining("tensor 'b'");
    }

    @Test
    void headerLengthIsNotBelieved() {
        for (long length : new long[] {-1, Long.MAX_VALUE, 1L << 30, 9, 0}) {
            byte[] bytes = ByteBuffer.allocate(16)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .array();

            assertThatThrownBy(() -> Safetensors.parse(bytes, "x"))
                    .isInstanceOf(SonofluxException.class)
                    .hasMessageContaining("header's length");
        }
    }

    @Test
    void whatTheJsonParserItselfRefusesIsAClearRefusal() {
        String deep = "{\"__metadata__\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String longNumber = "{\"a\":{\"dtype\":\"F32\",\"shape\":[" + "9".repeat(5_000) + "]}}";
        String longName = "{\"" + "n".repeat(200_000) + "\":{}}";
        for (String header : List.of(deep, longNumber, longName)) {
            byte[] bytes = file(header, 4);

            assertThatThrownBy(() -> Safetensors.parse(bytes, "model.safetensors"))
                    .isInstanceOf(SonofluxException.class)
                    .hasMessageContaining("model.safetensors is not a safetensors file");
        }
    }

    @Test
    void aFileReadsAsItsBytesDo(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("x.safetensors"), Safetensors.format(EXAMPLE));

        Safetensors read = Safetensors.read(path);

        assertThat(read.floats("matrix", 2, 3).values()).isEqualTo(MATRIX.values());
        assertThat(read.longs("counts").values()).isEqualTo(COUNTS.values());
        assertThatThrownBy(() -> read.floats("mean")).hasMessageContaining(path.toString());
    }

    @Test
    void filesThatAreEmptyOrMissingAreRefusedByName(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.safetensors"));

        assertThatThrownBy(() -> Safetensors.read(empty))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("empty.safetensors")
                .hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> Safetensors.read(folder.resolve("none")))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("none cannot be read");
    }

    @Test
    void missingTensorsAndWrongShapesAreNamed() {
        Safetensors file = Safetensors.parse(Safetensors.format(EXAMPLE), "x.safetensors");

        assertThatThrownBy(() -> file.floats("mean", 3)).hasMessageContaining("no tensor 'mean'");
        assertThatThrownBy(() -> file.floats("matrix", 3, -1)).hasMessageContaining("must be [3, any]");
        assertThatThrownBy(() -> file.doubles("matrix", 2, 3)).hasMessageContaining("must be F64");
    }

    @Test
    void noDamageToAFileCausesAnythingButAClearRefusal() {
        byte[] whole = Safetensors.format(EXAMPLE);
        Random random = new Random(1);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            int changes = random.nextInt(4);
            for (int i = 0; i < changes && damaged.length > 0; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                Safetensors.parse(damaged, "x");
            } catch (SonofluxException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(5_000, 19_999);
    }

    private static String entry(String type, String shape, String offsets) {
        return "{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
    }

    private static byte[] file(String header, int dataBytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }
}
