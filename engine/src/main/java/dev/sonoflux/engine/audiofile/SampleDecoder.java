package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Turns interleaved bytes into mono amplitudes. Integers are divided by their full scale, so that they lie in [-1, 1);
 * floats are taken as they are, and may go beyond. A float that is no finite number is replaced by silence and counted.
 */
final class SampleDecoder {
    private static final VarHandle S16_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle S16_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle S32_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle S32_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle F32_LE = view(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle F32_BE = view(float[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle F64_LE = view(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle F64_BE = view(double[].class, ByteOrder.BIG_ENDIAN);

    private final Amplitude amplitude;
    private final int sampleBytes;
    private final int frameBytes;
    private final int fromChannel;
    private final int toChannel;
    private long decoded;
    private long notFinite;
    private long firstNotFinite;

    /**
     * @throws IllegalArgumentException if the format doesn't have the channel that {@code mix} chooses
     */
    SampleDecoder(PcmFormat format, ChannelMix mix) {
        this.fromChannel = mix.from();
        this.toChannel = mix.to(format.channels());
        if (toChannel > format.channels()) {
            throw new IllegalArgumentException(
                    "channel " + fromChannel + " of " + format.channels() + "; channels count from 0");
        }
        this.amplitude = amplitudeOf(format.encoding());
        this.sampleBytes = format.encoding().bytes();
        this.frameBytes = format.bytesPerFrame();
    }

    /** Decodes the first {@code frames} of {@code bytes}, and puts one sample for each at {@code offset} and after. */
    void decode(byte[] bytes, int frames, float[] out, int offset) {
        decode(bytes, 0, frames, out, offset);
    }

    /** The same for the frames that begin at the byte {@code from}. */
    void decode(byte[] bytes, int from, int frames, float[] out, int offset) {
        int channels = toChannel - fromChannel;
        int frameStart = from + fromChannel * sampleBytes;
        for (int frame = 0; frame < frames; frame++, frameStart += frameBytes) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += amplitude.at(bytes, frameStart + channel * sampleBytes);
            }
            float mixed = (float) (sum / channels);
            out[offset + frame] = Float.isFinite(mixed) ? mixed : silenceFor(decoded + frame);
        }
        decoded += frames;
    }

    /** How many samples were no finite number. */
    long notFinite() {
        return notFinite;
    }

    /** Index of the first sample that was no finite number, if any was. */
    long firstNotFinite() {
        return firstNotFinite;
    }

    private float silenceFor(long position) {
        if (notFinite++ == 0) {
            firstNotFinite = position;
        }
        return 0;
    }

    /** Reads the sample that starts at a byte. */
    @FunctionalInterface
    private interface Amplitude {
        double at(byte[] bytes, int index);
    }

    private static Amplitude amplitudeOf(SampleEncoding encoding) {
        return switch (encoding) {
            case U8 -> (b, i) -> ((b[i] & 0xff) - 128) / 0x1p7;
            case S8 -> (b, i) -> b[i] / 0x1p7;
            case S16_LE -> (b, i) -> (short) S16_LE.get(b, i) / 0x1p15;
            case S16_BE -> (b, i) -> (short) S16_BE.get(b, i) / 0x1p15;
            case S24_LE -> (b, i) -> (b[i + 2] << 16 | (b[i + 1] & 0xff) << 8 | b[i] & 0xff) / 0x1p23;
            case S24_BE -> (b, i) -> (b[i] << 16 | (b[i + 1] & 0xff) << 8 | b[i + 2] & 0xff) / 0x1p23;
            case S32_LE -> (b, i) -> (int) S32_LE.get(b, i) / 0x1p31;
            case S32_BE -> (b, i) -> (int) S32_BE.get(b, i) / 0x1p31;
            case F32_LE -> (b, i) -> (float) F32_LE.get(b, i);
            case F32_BE -> (b, i) -> (float) F32_BE.get(b, i);
            case F64_LE -> (b, i) -> (double) F64_LE.get(b, i);
            case F64_BE -> (b, i) -> (double) F64_BE.get(b, i);
            case A_LAW -> (b, i) -> G711.aLaw(b[i]);
            case MU_LAW -> (b, i) -> G711.muLaw(b[i]);
        };
    }

    private static VarHandle view(Class<?> elements, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(elements, order);
    }
}
