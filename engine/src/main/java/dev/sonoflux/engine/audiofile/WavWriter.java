package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes mono samples to a WAV file: 16 or 24 bits, or float. Amplitudes are rounded to the nearest step, ties to the
 * even one, without dither, so that the same samples give the same bytes; what doesn't fit is clipped and counted. The
 * sizes in the header are filled in on {@link #close}; until then the header says that the file goes on to its end, so
 * that an interrupted one can be read. A file of more than 4 GiB becomes RF64 (EBU Tech 3306). Not thread-safe.
 */
public final class WavWriter implements AutoCloseable {
    private static final long MAX_RIFF_BYTES = 0xffff_fffeL;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final PcmFormat format;
    private final long maxRiffBytes;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long written;
    private long clipped;

    private WavWriter(Path file, PcmFormat format, long maxRiffBytes) throws IOException {
        this.file = file;
        this.format = format;
        this.maxRiffBytes = maxRiffBytes;
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /**
     * Creates the file, or empties it.
     *
     * @param sampleRate samples per second, in hertz
     * @param encoding {@code S16_LE}, {@code S24_LE} or {@code F32_LE}
     * @throws AudioFileException if the file cannot be written
     */
    public static WavWriter create(Path file, int sampleRate, SampleEncoding encoding) {
        return create(file, sampleRate, encoding, MAX_RIFF_BYTES);
    }

    /**
     * The same with another limit for plain RIFF, so that tests needn't write 4 GiB.
     *
     * @param maxRiffBytes the most bytes after the first eight of a file that is not RF64
     */
    public static WavWriter create(Path file, int sampleRate, SampleEncoding encoding, long maxRiffBytes) {
        switch (encoding) {
            case S16_LE, S24_LE, F32_LE -> {}
            default ->
                throw new IllegalArgumentException(
                        "WAV is written as s16le, s24le or f32le, not as " + encoding.label());
        }
        PcmFormat format = new PcmFormat(sampleRate, 1, encoding);
        try {
            WavWriter writer = new WavWriter(file, format, maxRiffBytes);
            writer.buffer.put(WavLayout.unfinished(format));
            return writer;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Appends samples with nominal amplitudes in [-1, 1].
     *
     * @throws AudioFileException if the file cannot be written, because the disk is full, say
     */
    public void write(float[] samples) {
        for (float sample : samples) {
            if (buffer.remaining() < format.encoding().bytes()) {
                drain();
            }
            put(sample);
        }
        written += samples.length;
    }

    /**
     * Hands what was appended to the operating system, so that it survives whatever ends this process.
     *
     * @throws AudioFileException if the file cannot be written
     */
    public void flush() {
        drain();
    }

    /** How many samples were appended. */
    public long samples() {
        return written;
    }

    /** How many samples were outside the range that can be written, or no numbers; the latter are written as silence. */
    public long clipped() {
        return clipped;
    }

    /** Completes the header and closes the file; does nothing when it is closed already. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            if (dataBytes() % 2 == 1) {
                if (!buffer.hasRemaining()) {
                    drain();
                }
                buffer.put((byte) 0);
            }
            drain();
            channel.position(0);
            buffer.put(WavLayout.finished(format, written, maxRiffBytes));
            drain();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private long dataBytes() {
        return written * format.bytesPerFrame();
    }

    private void put(float sample) {
        switch (format.encoding()) {
            case S16_LE -> buffer.putShort((short) quantise(sample, 0x1p15));
            case S24_LE -> {
                int step = quantise(sample, 0x1p23);
                buffer.putShort((short) step).put((byte) (step >> 16));
            }
            default -> {
                if (!Float.isFinite(sample)) {
                    clipped++;
                }
                buffer.putFloat(Float.isFinite(sample) ? sample : 0);
            }
        }
    }

    private int quantise(float sample, double fullScale) {
        double step = Math.rint(sample * fullScale);
        if (step >= -fullScale && step < fullScale) {
            return (int) step;
        }
        clipped++;
        return Double.isNaN(step) ? 0 : (int) Math.max(-fullScale, Math.min(fullScale - 1, step));
    }

    private void drain() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            buffer.compact();
        }
    }

    private static AudioFileException unwritable(Path file, IOException cause) {
        return new AudioFileException(
                file.toString(), "cannot be written: " + cause.getMessage() + "; check the folder and the disk", cause);
    }
}
