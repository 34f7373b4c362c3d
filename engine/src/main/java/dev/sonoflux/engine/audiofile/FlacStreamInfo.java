package dev.sonoflux.engine.audiofile;

import java.io.EOFException;

/**
 * The STREAMINFO block and what else stands before the first frame of a FLAC file (RFC 9639, section 8).
 *
 * @param sampleRate samples per second
 * @param channels 1 to 8
 * @param bits of a sample, 4 to 32
 * @param frames samples per channel, or 0 if the encoder couldn't know
 */
record FlacStreamInfo(int sampleRate, int channels, int bits, long frames) {
    private static final int MAGIC_BYTES = 4;
    private static final int STREAMINFO = 0;
    private static final int STREAMINFO_BYTES = 34;
    private static final int BLOCK_AND_FRAME_SIZES_BYTES = 10;
    private static final int MD5_BYTES = 16;

    /** Reads up to the first frame. */
    static FlacStreamInfo read(FlacBits bits, ByteSource in) {
        try {
            bits.skipBytes(MAGIC_BYTES);
            boolean last = bits.unsigned(1) == 1;
            long type = bits.unsigned(7);
            long size = bits.unsigned(24);
            if (type != STREAMINFO || size != STREAMINFO_BYTES) {
                throw in.errorAt(
                        MAGIC_BYTES,
                        "a FLAC file starts with a STREAMINFO block of " + STREAMINFO_BYTES
                                + " bytes, and this one with block type " + type + " of " + size + " bytes");
            }
            FlacStreamInfo info = readStreamInfo(bits, in);
            while (!last) {
                last = bits.unsigned(1) == 1;
                bits.unsigned(7);
                bits.skipBytes(bits.unsigned(24));
            }
            return info;
        } catch (EOFException e) {
            throw new AudioFileException(in.file(), in.position(), "the file ends inside the FLAC metadata", e);
        }
    }

    private static FlacStreamInfo readStreamInfo(FlacBits bits, ByteSource in) throws EOFException {
        bits.skipBytes(BLOCK_AND_FRAME_SIZES_BYTES);
        long start = bits.position();
        int sampleRate = (int) bits.unsigned(20);
        int channels = (int) bits.unsigned(3) + 1;
        int bitsPerSample = (int) bits.unsigned(5) + 1;
        long frames = bits.unsigned(36);
        bits.skipBytes(MD5_BYTES);
        if (sampleRate == 0) {
            throw in.errorAt(start, "the STREAMINFO block states a sample rate of 0 Hz; this is no audio");
        }
        if (bitsPerSample < 4) {
            throw in.errorAt(
                    start, "the STREAMINFO block states samples of " + bitsPerSample + " bits; 4 to 32 are possible");
        }
        return new FlacStreamInfo(sampleRate, channels, bitsPerSample, frames);
    }
}
