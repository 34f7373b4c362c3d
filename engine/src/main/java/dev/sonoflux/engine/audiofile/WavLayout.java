package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The chunks that {@link WavWriter} puts before the samples. Their lengths don't depend on how many samples follow: a
 * junk chunk keeps the place of the 64-bit sizes that a file of more than 4 GiB needs.
 */
final class WavLayout {
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int DS64_BYTES = 28;
    private static final int PCM_FORMAT_BYTES = 16;
    private static final int FLOAT_FORMAT_BYTES = 18;
    private static final int FACT_BYTES = 4;
    private static final int UNKNOWN_SIZE = -1;

    private WavLayout() {}

    /** The header of a file that goes on to its end. */
    static byte[] unfinished(PcmFormat format) {
        ByteBuffer header = start(format, "RIFF", UNKNOWN_SIZE);
        chunk(header, "JUNK", DS64_BYTES).put(new byte[DS64_BYTES]);
        return finish(header, format, UNKNOWN_SIZE, UNKNOWN_SIZE);
    }

    /** The header of a complete file. */
    static byte[] finished(PcmFormat format, long samples, long maxRiffBytes) {
        long dataBytes = samples * format.bytesPerFrame();
        long riffBytes = headerBytes(format) - CHUNK_HEADER_BYTES + dataBytes + (dataBytes & 1);
        if (riffBytes <= maxRiffBytes) {
            ByteBuffer header = start(format, "RIFF", (int) riffBytes);
            chunk(header, "JUNK", DS64_BYTES).put(new byte[DS64_BYTES]);
            return finish(header, format, (int) samples, (int) dataBytes);
        }
        ByteBuffer header = start(format, "RF64", UNKNOWN_SIZE);
        chunk(header, "ds64", DS64_BYTES)
                .putLong(riffBytes)
                .putLong(dataBytes)
                .putLong(samples)
                .putInt(0);
        return finish(header, format, UNKNOWN_SIZE, UNKNOWN_SIZE);
    }

    private static ByteBuffer start(PcmFormat format, String form, int riffBytes) {
        ByteBuffer header = ByteBuffer.allocate(headerBytes(format)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk(header, form, riffBytes).put(ascii("WAVE"));
    }

    private static byte[] finish(ByteBuffer header, PcmFormat format, int samples, int dataBytes) {
        chunk(header, "fmt ", isFloat(format) ? FLOAT_FORMAT_BYTES : PCM_FORMAT_BYTES)
                .putShort((short) (isFloat(format) ? WavFormatChunk.IEEE_FLOAT : WavFormatChunk.PCM))
                .putShort((short) format.channels())
                .putInt(format.sampleRate())
                .putInt(format.sampleRate() * format.bytesPerFrame())
                .putShort((short) format.bytesPerFrame())
                .putShort((short) (format.encoding().bytes() * 8));
        if (isFloat(format)) {
            header.putShort((short) 0);
            chunk(header, "fact", FACT_BYTES).putInt(samples);
        }
        chunk(header, "data", dataBytes);
        return header.array();
    }

    private static int headerBytes(PcmFormat format) {
        int formatBytes = isFloat(format) ? FLOAT_FORMAT_BYTES + CHUNK_HEADER_BYTES + FACT_BYTES : PCM_FORMAT_BYTES;
        return CHUNK_HEADER_BYTES
                + 4
                + CHUNK_HEADER_BYTES
                + DS64_BYTES
                + CHUNK_HEADER_BYTES
                + formatBytes
                + CHUNK_HEADER_BYTES;
    }

    private static boolean isFloat(PcmFormat format) {
        return format.encoding() == SampleEncoding.F32_LE;
    }

    private static ByteBuffer chunk(ByteBuffer header, String id, int size) {
        return header.put(ascii(id)).putInt(size);
    }

    private static byte[] ascii(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }
}
