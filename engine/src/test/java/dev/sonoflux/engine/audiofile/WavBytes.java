package dev.sonoflux.engine.audiofile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts WAV files together, right or wrong. */
public final class WavBytes {
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private String form = "RIFF";

    /** A well-formed file of 16-bit mono samples at 8 kHz. */
    public static byte[] ofShorts(int... samples) {
        return new WavBytes().fmt(1, 1, 8000, 16).chunk("data", shorts(samples)).bytes();
    }

    public static byte[] shorts(int... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int sample : samples) {
            bytes.putShort((short) sample);
        }
        return bytes.array();
    }

    static byte[] extensibleFmt(int tag, int bits, int validBits, int guidEnd) {
        return ByteBuffer.allocate(40)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(fmtBytes(0xfffe, 1, 8000, bits, (bits + 7) / 8))
                .putShort((short) 22)
                .putShort((short) validBits)
                .putInt(4)
                .putShort((short) tag)
                .putShort((short) 0)
                .putInt(0x0010_0000)
                .putInt(0xaa00_0080)
                .putInt(guidEnd)
                .array();
    }

    static byte[] fmtBytes(int tag, int channels, int rate, int bits, int blockAlign) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * blockAlign)
                .putShort((short) blockAlign)
                .putShort((short) bits)
                .array();
    }

    static byte[] ds64(long riffBytes, long dataBytes) {
        return ByteBuffer.allocate(28)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(riffBytes)
                .putLong(dataBytes)
                .putLong(0)
                .putInt(0)
                .array();
    }

    WavBytes form(String id) {
        form = id;
        return this;
    }

    WavBytes fmt(int tag, int channels, int rate, int bits) {
        return chunk("fmt ", fmtBytes(tag, channels, rate, bits, channels * ((bits + 7) / 8)));
    }

    /** A chunk with its padding. */
    WavBytes chunk(String id, byte[] content) {
        chunk(id, content.length, content);
        if (content.length % 2 == 1) {
            chunks.write(0);
        }
        return this;
    }

    /** A chunk that states a size of its own. */
    WavBytes chunk(String id, long size, byte[] content) {
        chunks.writeBytes(id.getBytes(StandardCharsets.ISO_8859_1));
        chunks.writeBytes(int32(size));
        chunks.writeBytes(content);
        return this;
    }

    WavBytes raw(int... bytes) {
        for (int b : bytes) {
            chunks.write(b);
        }
        return this;
    }

    byte[] bytes() {
        return bytes(4L + chunks.size());
    }

    /** The file with a RIFF size of its own. */
    byte[] bytes(long riffBytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(form.getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(int32(riffBytes));
        file.writeBytes("WAVE".getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(chunks.toByteArray());
        return file.toByteArray();
    }

    private static byte[] int32(long value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array();
    }
}
