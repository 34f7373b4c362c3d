package dev.sonoflux.cli;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files in bytes, right or wrong in one place. */
final class BrokenWav {
    private BrokenWav() {}

    /** A 16-bit mono file at 8 kHz with these many samples of a tone. */
    static byte[] right(int samples) {
        return file(1, 1, 8000, 2, 16, samples);
    }

    static byte[] file(int tag, int channels, int rate, int blockAlign, int bits, int samples) {
        ByteBuffer data = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            data.putShort((short) (8000 * Math.sin(i * 0.3)));
        }
        ByteBuffer format = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        format.putShort((short) tag).putShort((short) channels).putInt(rate).putInt(rate * blockAlign);
        format.putShort((short) blockAlign).putShort((short) bits);
        return riff(chunk("fmt ", format.array()), chunk("data", data.array()));
    }

    static byte[] riff(byte[]... chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
        for (byte[] chunk : chunks) {
            body.writeBytes(chunk);
        }
        return chunk("RIFF", body.toByteArray());
    }

    static byte[] chunk(String id, byte[] content) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(content.length).put(content);
        return chunk.array();
    }
}
