package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.nio.ByteBuffer;
import java.util.Map;

/** The {@code fmt} chunk of a WAV file: WAVEFORMAT, WAVEFORMATEX and WAVEFORMATEXTENSIBLE of Microsoft's mmreg.h. */
final class WavFormatChunk {
    private static final int PLAIN_BYTES = 16;
    private static final int EXTENSIBLE_BYTES = 40;
    static final int PCM = 1;
    static final int IEEE_FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xfffe;

    /** The last 14 bytes of every subformat GUID that stands for a format tag: {xxxx}-0000-0010-8000-00aa00389b71. */
    private static final long GUID_MIDDLE = 0x0010_0000L;

    private static final long GUID_END = 0x719b_3800_aa00_0080L;

    private static final Map<Integer, String> COMPRESSED = Map.of(
            2, "Microsoft ADPCM", 0x11, "IMA ADPCM", 0x31, "GSM 6.10", 0x50, "MPEG", 0x55, "MP3", 0x40, "G.721 ADPCM");

    private final ByteSource in;
    private final long start;

    private WavFormatChunk(ByteSource in) {
        this.in = in;
        this.start = in.position();
    }

    /** Reads the chunk's {@code size} bytes. */
    static PcmFormat read(ByteSource in, long size) {
        return new WavFormatChunk(in).read(size);
    }

    private PcmFormat read(long size) {
        if (size < PLAIN_BYTES) {
            throw in.error("the fmt chunk is " + size + " bytes long; it takes at least " + PLAIN_BYTES);
        }
        int taken = (int) Math.min(size, EXTENSIBLE_BYTES);
        ByteBuffer fmt = in.take(taken, "the fmt chunk");
        in.skipUpTo(size - taken);
        int tag = unsigned(fmt);
        int channels = channels(unsigned(fmt));
        int sampleRate = sampleRate(Integer.toUnsignedLong(fmt.getInt()));
        fmt.getInt();
        int blockAlign = unsigned(fmt);
        int bits = unsigned(fmt);
        if (tag == EXTENSIBLE) {
            tag = extensible(fmt, bits);
        }
        SampleEncoding encoding = encoding(tag, bits);
        if (blockAlign != channels * encoding.bytes()) {
            throw in.errorAt(
                    start + 12,
                    "a frame of " + channels + " channels of " + bits + " bits takes " + channels * encoding.bytes()
                            + " bytes, and the fmt chunk says " + blockAlign);
        }
        return new PcmFormat(sampleRate, channels, encoding);
    }

    private int channels(int channels) {
        if (channels < 1 || channels > PcmFormat.MAX_CHANNELS) {
            throw in.errorAt(
                    start + 2,
                    "the fmt chunk states " + channels + " channels; 1 to " + PcmFormat.MAX_CHANNELS + " are possible");
        }
        return channels;
    }

    private int sampleRate(long rate) {
        if (rate < 1 || rate > PcmFormat.MAX_SAMPLE_RATE) {
            throw in.errorAt(
                    start + 4,
                    "the fmt chunk states a sample rate of " + rate + " Hz; 1 to " + PcmFormat.MAX_SAMPLE_RATE
                            + " are possible");
        }
        return (int) rate;
    }

    /** The format tag inside the subformat GUID. */
    private int extensible(ByteBuffer fmt, int bits) {
        if (fmt.capacity() < EXTENSIBLE_BYTES) {
            throw in.errorAt(
                    start,
                    "the fmt chunk is extensible, and " + fmt.capacity() + " bytes long; that takes "
                            + EXTENSIBLE_BYTES);
        }
        fmt.position(PLAIN_BYTES + 2);
        int validBits = unsigned(fmt);
        if (validBits > bits) {
            throw in.errorAt(start + 18, validBits + " valid bits don't fit into samples of " + bits + " bits");
        }
        fmt.getInt();
        int tag = unsigned(fmt);
        boolean standsForTag =
                fmt.getShort() == 0 && Integer.toUnsignedLong(fmt.getInt()) == GUID_MIDDLE && fmt.getLong() == GUID_END;
        if (!standsForTag) {
            throw in.errorAt(start + 24, "the subformat is none that is known; convert the file to plain PCM");
        }
        return tag;
    }

    /** Samples are left-justified in whole bytes, so that only the number of bytes matters, not the valid bits. */
    private SampleEncoding encoding(int tag, int bits) {
        int bytes = (bits + 7) / 8;
        return switch (tag) {
            case PCM ->
                switch (bytes) {
                    case 1 -> SampleEncoding.U8;
                    case 2 -> SampleEncoding.S16_LE;
                    case 3 -> SampleEncoding.S24_LE;
                    case 4 -> SampleEncoding.S32_LE;
                    default -> throw badBits("integer", bits, "1 to 32");
                };
            case IEEE_FLOAT ->
                switch (bits) {
                    case 32 -> SampleEncoding.F32_LE;
                    case 64 -> SampleEncoding.F64_LE;
                    default -> throw badBits("floating-point", bits, "32 or 64");
                };
            case A_LAW -> eightBit(SampleEncoding.A_LAW, "A-law", bits);
            case MU_LAW -> eightBit(SampleEncoding.MU_LAW, "\u00b5-law", bits);
            default -> throw unknown(tag);
        };
    }

    private SampleEncoding eightBit(SampleEncoding encoding, String name, int bits) {
        if (bits != 8) {
            throw badBits(name, bits, "8");
        }
        return encoding;
    }

    private AudioFileException badBits(String kind, int bits, String possible) {
        return in.errorAt(start + 14, kind + " samples of " + bits + " bits; " + possible + " are possible");
    }

    private AudioFileException unknown(int tag) {
        String name = COMPRESSED.getOrDefault(tag, "an unknown codec");
        return in.errorAt(
                start,
                "the samples are compressed by " + name + String.format(" (format 0x%04x)", tag)
                        + "; convert the file to plain PCM");
    }

    private static int unsigned(ByteBuffer from) {
        return Short.toUnsignedInt(from.getShort());
    }
}
