package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Turns bytes without a header, as a socket or a device delivers them, into mono frames. The bytes may be cut anywhere, in
 * the middle of a sample, too; what is left of an incomplete one at the end is not audio. Integers are divided by their
 * full scale; a float that is no finite number becomes silence.
 */
public final class PcmDecoder implements Stage<byte[], PcmFrame> {
    private final PcmFormat format;
    private final SampleDecoder decoder;
    private final byte[] incomplete;
    private int kept;
    private long position;

    /**
     * @param mix how the channels become one
     * @throws IllegalArgumentException if the format doesn't have the channel that {@code mix} chooses
     */
    public PcmDecoder(PcmFormat format, ChannelMix mix) {
        this.format = format;
        this.decoder = new SampleDecoder(format, mix);
        this.incomplete = new byte[format.bytesPerFrame()];
    }

    /** The decoder for {@link Flux#transform}, a fresh one for each subscriber. */
    public static Function<Flux<byte[]>, Flux<PcmFrame>> operator(PcmFormat format, ChannelMix mix) {
        return Stages.operator(() -> new PcmDecoder(format, mix));
    }

    @Override
    public void accept(byte[] bytes, Consumer<? super PcmFrame> out) {
        float[] samples = decode(bytes, bytes.length);
        if (samples.length > 0) {
            out.accept(new PcmFrame(format.sampleRate(), position, samples));
            position += samples.length;
        }
    }

    /** The samples that the first {@code length} bytes complete, with what was left of earlier ones. */
    public float[] decode(byte[] bytes, int length) {
        int size = incomplete.length;
        int frames = (kept + length) / size;
        float[] samples = new float[frames];
        int from = 0;
        int done = 0;
        if (kept > 0 && frames > 0) {
            from = size - kept;
            System.arraycopy(bytes, 0, incomplete, kept, from);
            decoder.decode(incomplete, 1, samples, 0);
            kept = 0;
            done = 1;
        }
        decoder.decode(bytes, from, frames - done, samples, done);
        from += (frames - done) * size;
        System.arraycopy(bytes, from, incomplete, kept, length - from);
        kept += length - from;
        return samples;
    }

    /** How many bytes wait for the rest of their sample. */
    int incompleteBytes() {
        return kept;
    }

    /** How many samples there were. */
    long position() {
        return position;
    }

    SampleDecoder samples() {
        return decoder;
    }
}
