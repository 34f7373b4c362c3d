package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.Fault;
import java.io.EOFException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads FLAC files (RFC 9639). No maintained library in Java does, so this is a decoder and nothing more.
 *
 * <p>It covers what the format's subset and beyond may hold: 4 to 32 bits, one to eight channels, every stereo mode, fixed
 * and changing block sizes, every kind of subframe with wasted bits, both Rice codings with escapes; a length that the
 * encoder couldn't know; metadata of any kind, which is skipped. Each frame is checked against its checksums before any of
 * it is given out: a frame that fails them is an error, not a click.
 *
 * <p>It leaves out FLAC in Ogg, files with an ID3 tag before them, and a format that changes in the middle, which are refused
 * with a message; seeking; and the MD5 sum of the whole, which could be told only after the samples have gone.
 *
 * <p>{@link FlacBits} reads bits and sums, {@link FlacStreamInfo} the header, {@link FlacFrameHeader} and {@link
 * FlacSubframe} a frame.
 */
final class FlacReader implements AudioReader {
    private final ByteSource file;
    private final FlacBits bits;
    private final FlacStreamInfo stream;
    private final FlacSubframe subframe;
    private final AudioInfo info;
    private final ChannelMix mix;
    private final Warnings warnings;
    private final long[][] block;
    private int blockLength;
    private int blockTaken;
    private long decoded;
    private long position;
    private boolean ended;

    /** Thrown when the samples before it have been given out. */
    private AudioFileException failure;

    private FlacReader(ByteSource file, FlacBits bits, FlacStreamInfo stream, ChannelMix mix) {
        file.checkChannel(mix, stream.channels());
        this.file = file;
        this.bits = bits;
        this.stream = stream;
        this.subframe = new FlacSubframe(bits, file);
        this.mix = mix;
        this.info = new AudioInfo(
                "FLAC",
                "flac " + stream.bits() + " bit",
                stream.sampleRate(),
                stream.channels(),
                stream.frames() == 0 ? OptionalLong.empty() : OptionalLong.of(stream.frames()));
        this.warnings = new Warnings(file.file(), stream.sampleRate());
        this.block = new long[stream.channels()][0];
    }

    static FlacReader open(ByteSource in, ChannelMix mix) {
        FlacBits bits = new FlacBits(in);
        return new FlacReader(in, bits, FlacStreamInfo.read(bits, in), mix);
    }

    @Override
    public AudioInfo info() {
        return info;
    }

    @Override
    public int read(float[] out) {
        int filled = 0;
        while (filled < out.length && hasSamples()) {
            int taken = Math.min(out.length - filled, blockLength - blockTaken);
            mixInto(out, filled, taken);
            filled += taken;
            blockTaken += taken;
            position += taken;
        }
        if (filled == 0 && failure != null) {
            throw failure;
        }
        return filled == 0 && ended && blockTaken == blockLength ? -1 : filled;
    }

    private boolean hasSamples() {
        if (blockTaken == blockLength && !ended) {
            readBlock();
        }
        return blockTaken < blockLength;
    }

    private void readBlock() {
        blockTaken = 0;
        blockLength = 0;
        long total = info.frames().orElse(Long.MAX_VALUE);
        if (decoded == total) {
            ended = true;
        } else if (bits.atEnd()) {
            end(false);
        } else {
            try {
                blockLength = (int) Math.min(decodeFrame(), total - decoded);
                decoded += blockLength;
            } catch (EOFException e) {
                end(true);
            } catch (AudioFileException e) {
                ended = true;
                failure = e;
            }
        }
    }

    /** The file ended before the length its header states, or inside a frame, which is warned of rather than thrown. */
    private void end(boolean insideFrame) {
        ended = true;
        if (info.frames().isPresent()) {
            warnings.truncated(info.frames().getAsLong(), decoded);
        } else if (insideFrame) {
            warnings.endsInsideBlock(decoded);
        }
    }

    /** Decodes the next frame into the block, and returns its samples per channel. */
    private int decodeFrame() throws EOFException {
        long start = bits.position();
        FlacFrameHeader header = FlacFrameHeader.read(bits, file, stream);
        int length = header.blockSize();
        for (int channel = 0; channel < block.length; channel++) {
            if (block[channel].length < length) {
                block[channel] = new long[length];
            }
            subframe.decode(block[channel], length, stream.bits() + (header.isSide(channel) ? 1 : 0));
        }
        bits.skipToByte();
        int expectedCrc = bits.crc16();
        if (bits.unsigned(16) != expectedCrc) {
            throw file.errorAt(start, "the checksum of the FLAC frame that starts here is wrong; the file is damaged");
        }
        decorrelate(header, length);
        return length;
    }

    /** Turns the sums and differences of stereo frames into left and right. */
    private void decorrelate(FlacFrameHeader header, int length) {
        if (header.channelCode() < FlacFrameHeader.LEFT_SIDE) {
            return;
        }
        long[] first = block[0];
        long[] second = block[1];
        for (int i = 0; i < length; i++) {
            switch (header.channelCode()) {
                case FlacFrameHeader.LEFT_SIDE -> second[i] = first[i] - second[i];
                case FlacFrameHeader.SIDE_RIGHT -> first[i] += second[i];
                default -> {
                    long side = second[i];
                    long sum = first[i] << 1 | side & 1;
                    first[i] = sum + side >> 1;
                    second[i] = sum - side >> 1;
                }
            }
        }
    }

    private void mixInto(float[] out, int offset, int length) {
        int to = mix.to(stream.channels());
        double fullScale = 0x1p-1 * (1L << stream.bits()) * (to - mix.from());
        for (int i = 0; i < length; i++) {
            long sum = 0;
            for (int channel = mix.from(); channel < to; channel++) {
                sum += block[channel][blockTaken + i];
            }
            out[offset + i] = (float) (sum / fullScale);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public List<Fault> warnings() {
        return warnings.faults();
    }

    @Override
    public void close() {
        file.close();
    }
}
