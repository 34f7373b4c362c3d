package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.PcmFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * What stands before the samples of a WAV file: RIFF as in Microsoft's and IBM's Multimedia Programming Interface 1.0,
 * and RF64 and BW64, its extensions to more than 4 GiB, as in EBU Tech 3306 and ITU-R BS.2088.
 *
 * @param format layout of the samples
 * @param dataBytes how many bytes of samples the header states; empty if whoever wrote it couldn't know
 */
record WavHeader(PcmFormat format, OptionalLong dataBytes) {
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int DS64_BYTES = 24;
    private static final long UNKNOWN_SIZE = 0xffff_ffffL;

    /** Programs that write to a pipe put about 2 GiB: sox 0x7ffff000 less a part of a sample, arecord 0x80000000. */
    private static final long PIPED_SIZE_MIN = 0x7fff_0000L;

    private static final long PIPED_SIZE_MAX = 0x8000_0000L;

    /** Reads up to the first sample. */
    static WavHeader read(ByteSource in) {
        return new Parser(in).parse();
    }

    private static final class Parser {
        private final ByteSource in;
        private long riffBytes;
        private OptionalLong largeDataBytes = OptionalLong.empty();
        private PcmFormat format;

        Parser(ByteSource in) {
            this.in = in;
        }

        WavHeader parse() {
            Chunk riff = Chunk.of(in.take(CHUNK_HEADER_BYTES, "the RIFF header"));
            riffBytes = riff.size();
            String form = Chunk.id(in.take(4, "the RIFF header"));
            if (!form.equals("WAVE")) {
                throw in.errorAt(
                        8, "this is a RIFF file, and holds no audio but '" + form + "'; a WAV file says 'WAVE'");
            }
            if (!riff.id().equals("RIFF")) {
                readLargeSizes();
            }
            Chunk chunk = nextChunk();
            while (!chunk.id().equals("data")) {
                if (chunk.id().equals("fmt ")) {
                    readFormat(chunk.size());
                } else {
                    in.skipUpTo(padded(chunk.size()));
                }
                chunk = nextChunk();
            }
            if (format == null) {
                throw in.error("the samples (data chunk) come before their format (fmt chunk)");
            }
            return new WavHeader(format, dataBytes(chunk.size()));
        }

        private Chunk nextChunk() {
            byte[] header = new byte[CHUNK_HEADER_BYTES];
            int got = in.fill(header, CHUNK_HEADER_BYTES);
            if (got == 0) {
                throw in.error("the file ends without " + (format == null ? "a format (fmt chunk) and " : "")
                        + "samples (data chunk)");
            }
            if (got < CHUNK_HEADER_BYTES) {
                throw in.error(
                        "the file ends inside the header of a chunk, " + (CHUNK_HEADER_BYTES - got) + " bytes short");
            }
            return Chunk.of(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN));
        }

        private void readLargeSizes() {
            Chunk chunk = Chunk.of(in.take(CHUNK_HEADER_BYTES, "the first chunk"));
            if (!chunk.id().equals("ds64")) {
                throw in.error("an RF64 or BW64 file starts with its sizes (ds64 chunk), and this one with '"
                        + chunk.id() + "'");
            }
            if (chunk.size() < DS64_BYTES) {
                throw in.error("the ds64 chunk is " + chunk.size() + " bytes long; it takes at least " + DS64_BYTES);
            }
            ByteBuffer sizes = in.take(DS64_BYTES, "the ds64 chunk");
            riffBytes = sizes.getLong();
            long dataBytes = sizes.getLong();
            if (dataBytes < 0) {
                throw in.error("the ds64 chunk states " + Long.toUnsignedString(dataBytes)
                        + " bytes of samples, which no disk holds");
            }
            largeDataBytes = dataBytes == 0 ? OptionalLong.empty() : OptionalLong.of(dataBytes);
            in.skipUpTo(padded(chunk.size()) - DS64_BYTES);
        }

        private void readFormat(long size) {
            if (format != null) {
                throw in.error("this is a second fmt chunk; a WAV file has one");
            }
            format = WavFormatChunk.read(in, size);
            in.skipUpTo(size & 1);
        }

        private OptionalLong dataBytes(long size) {
            if (size == UNKNOWN_SIZE) {
                return largeDataBytes;
            }
            boolean piped = size >= PIPED_SIZE_MIN && size <= PIPED_SIZE_MAX;
            return piped || size == 0 && !moreChunksFollow() ? OptionalLong.empty() : OptionalLong.of(size);
        }

        /** Whether the RIFF size says that an empty data chunk is really empty, and something else comes after it. */
        private boolean moreChunksFollow() {
            return riffBytes + CHUNK_HEADER_BYTES > in.position() && riffBytes < PIPED_SIZE_MIN;
        }

        private static long padded(long size) {
            return size + (size & 1);
        }
    }

    /**
     * The header of a chunk.
     *
     * @param id four characters; those that can't be printed are question marks, so that messages can quote it
     * @param size of what follows, without padding
     */
    private record Chunk(String id, long size) {
        static Chunk of(ByteBuffer header) {
            return new Chunk(id(header), Integer.toUnsignedLong(header.getInt()));
        }

        static String id(ByteBuffer from) {
            byte[] id = new byte[4];
            from.get(id);
            return new String(id, StandardCharsets.US_ASCII).replaceAll("[^ -~]", "?");
        }
    }
}
