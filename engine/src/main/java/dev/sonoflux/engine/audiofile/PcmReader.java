package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/** Reads interleaved samples up to the length that a header states, or to the end of the file. */
final class PcmReader implements AudioReader {
    private static final int BLOCK_BYTES = 1 << 16;

    private final ByteSource file;
    private final InputStream pcm;
    private final OptionalLong dataBytes;
    private final AudioInfo info;
    private final SampleDecoder decoder;
    private final Warnings warnings;
    private final int frameBytes;
    private final byte[] block;
    private long position;
    private boolean ended;

    /**
     * @param pcm where the samples come from: the file itself, or a view of it
     * @param dataBytes how many bytes of samples the header states, if it does
     */
    PcmReader(
            ByteSource file,
            InputStream pcm,
            String container,
            PcmFormat format,
            OptionalLong dataBytes,
            ChannelMix mix) {
        file.checkChannel(mix, format.channels());
        this.file = file;
        this.pcm = pcm;
        this.dataBytes = dataBytes;
        this.frameBytes = format.bytesPerFrame();
        OptionalLong frames =
                dataBytes.isPresent() ? OptionalLong.of(dataBytes.getAsLong() / frameBytes) : OptionalLong.empty();
        this.info = new AudioInfo(container, format.encoding().label(), format.sampleRate(), format.channels(), frames);
        this.decoder = new SampleDecoder(format, mix);
        this.warnings = new Warnings(file.file(), format.sampleRate());
        this.block = new byte[BLOCK_BYTES / frameBytes * frameBytes];
    }

    static PcmReader wav(ByteSource in, WavHeader header, ChannelMix mix) {
        return new PcmReader(in, in, "WAV", header.format(), header.dataBytes(), mix);
    }

    static PcmReader raw(ByteSource in, PcmFormat format, ChannelMix mix) {
        return new PcmReader(in, in, "raw", format, OptionalLong.empty(), mix);
    }

    @Override
    public AudioInfo info() {
        return info;
    }

    @Override
    public int read(float[] out) {
        int filled = 0;
        while (filled < out.length && !ended) {
            filled += readBlock(out, filled);
        }
        return filled == 0 && ended ? -1 : filled;
    }

    private int readBlock(float[] out, int offset) {
        long left = info.frames().orElse(Long.MAX_VALUE) - position;
        int wanted = (int) Math.min(Math.min(out.length - offset, block.length / frameBytes), left);
        int bytes = fill(wanted * frameBytes);
        int frames = bytes / frameBytes;
        decoder.decode(block, frames, out, offset);
        position += frames;
        if (frames < wanted) {
            end(bytes % frameBytes);
        } else if (frames == left) {
            end(dataBytes.getAsLong() % frameBytes);
        }
        return frames;
    }

    private void end(long leftOverBytes) {
        ended = true;
        warnings.ended(position, info.frames(), leftOverBytes, decoder);
    }

    private int fill(int length) {
        try {
            return pcm.readNBytes(block, 0, length);
        } catch (IOException e) {
            throw file.unreadable(e);
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
