package dev.sonoflux.engine.audiofile;

import java.io.EOFException;

/**
 * The header of a FLAC frame (RFC 9639, section 9.1).
 *
 * @param blockSize samples per channel, 1 to 65,536
 * @param channelCode how the channels are coded: 0 to 7 for one more channels each by itself, and the stereo modes
 */
record FlacFrameHeader(int blockSize, int channelCode) {
    static final int LEFT_SIDE = 8;
    static final int SIDE_RIGHT = 9;
    static final int MID_SIDE = 10;

    private static final int SYNC = 0b11111111111110;
    private static final int[] SAMPLE_BITS = {0, 8, 12, -1, 16, 20, 24, 32};
    private static final int[] SAMPLE_RATES = {
        0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
    };

    static FlacFrameHeader read(FlacBits bits, ByteSource in, FlacStreamInfo info) throws EOFException {
        bits.restartChecksums();
        long start = bits.position();
        if (bits.unsigned(14) != SYNC || bits.unsigned(1) != 0) {
            throw in.errorAt(start, "no FLAC frame starts here; the file is damaged");
        }
        bits.unsigned(1);
        int blockCode = (int) bits.unsigned(4);
        int rateCode = (int) bits.unsigned(4);
        int channelCode = (int) bits.unsigned(4);
        int sampleBits = SAMPLE_BITS[(int) bits.unsigned(3)];
        bits.unsigned(1);
        skipCodedNumber(bits);
        int blockSize = blockSize(blockCode, bits);
        int sampleRate = sampleRate(rateCode, bits);
        int expectedCrc = bits.crc8();
        if (bits.unsigned(8) != expectedCrc || blockSize == 0 || sampleRate < 0 || channelCode > MID_SIDE) {
            throw in.errorAt(start, "the header of the FLAC frame that starts here is damaged");
        }
        int channels = channelCode < LEFT_SIDE ? channelCode + 1 : 2;
        if (channels != info.channels()
                || sampleBits != 0 && sampleBits != info.bits()
                || sampleRate != 0 && sampleRate != info.sampleRate()) {
            throw in.errorAt(start, "the format changes in the middle of the file, which isn't supported");
        }
        return new FlacFrameHeader(blockSize, channelCode);
    }

    /** Whether that channel is a difference of two, which takes a bit more. */
    boolean isSide(int channel) {
        return channelCode == SIDE_RIGHT ? channel == 0 : channelCode >= LEFT_SIDE && channel == 1;
    }

    /** The frame's or its first sample's number, coded as UTF-8 codes characters, but up to 36 bits. */
    private static void skipCodedNumber(FlacBits bits) throws EOFException {
        int leadingOnes = 0;
        while (leadingOnes < 8 && bits.unsigned(1) == 1) {
            leadingOnes++;
        }
        bits.skipToByte();
        bits.skipBytes(Math.max(0, leadingOnes - 1));
    }

    private static int blockSize(int code, FlacBits bits) throws EOFException {
        return switch (code) {
            case 0 -> 0;
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> (int) bits.unsigned(8) + 1;
            case 7 -> (int) bits.unsigned(16) + 1;
            default -> 1 << code;
        };
    }

    /** 0 for the rate of the STREAMINFO block, -1 for none. */
    private static int sampleRate(int code, FlacBits bits) throws EOFException {
        return switch (code) {
            case 12 -> (int) bits.unsigned(8) * 1000;
            case 13 -> (int) bits.unsigned(16);
            case 14 -> (int) bits.unsigned(16) * 10;
            case 15 -> -1;
            default -> SAMPLE_RATES[code];
        };
    }
}
