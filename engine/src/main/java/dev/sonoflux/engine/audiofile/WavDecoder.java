package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Turns the bytes of a WAV file (RIFF, RF64, BW64), as a socket delivers them, into mono frames while more is still to
 * come. The bytes may be cut anywhere, in the middle of the header, too. Chunks after the samples are left out.
 *
 * <p>What is wrong is told as a {@link Fault}: a warning where the bytes have ended too early, say, and an error, with
 * nothing after it, if the header makes no sense.
 */
public final class WavDecoder implements Stage<byte[], AudioEvent> {
    /** The most that may stand before the samples; it is held until it is complete. */
    public static final int MAX_HEADER_BYTES = 1 << 20;

    /** A header is tried again when it has grown by 1/64, and holds all that was missing. */
    private static final int RETRY_SHARE = 64;

    private final String name;
    private final ChannelMix mix;
    private ByteArrayOutputStream head = new ByteArrayOutputStream();
    private long enough;
    private WavHeader header;
    private PcmDecoder pcm;
    private long left;
    private boolean broken;

    /**
     * @param name what messages call the file
     * @param mix how the channels become one
     */
    public WavDecoder(String name, ChannelMix mix) {
        this.name = name;
        this.mix = mix;
    }

    /** The decoder for {@link Flux#transform}, a fresh one for each subscriber; asks for no more bytes after an error. */
    public static Function<Flux<byte[]>, Flux<AudioEvent>> operator(String name, ChannelMix mix) {
        return Stages.<byte[], AudioEvent>operator(() -> new WavDecoder(name, mix))
                .andThen(events -> events.takeUntil(WavDecoder::isError));
    }

    private static boolean isError(AudioEvent event) {
        return event instanceof Fault fault && fault.severity() == Fault.Severity.ERROR;
    }

    @Override
    public void accept(byte[] bytes, Consumer<? super AudioEvent> out) {
        if (header != null) {
            decode(bytes, 0, out);
        } else if (!broken) {
            head.writeBytes(bytes);
            boolean moreMayCome = head.size() <= MAX_HEADER_BYTES;
            if (head.size() >= enough || !moreMayCome) {
                begin(moreMayCome, out);
            }
        }
    }

    @Override
    public void flush(Consumer<? super AudioEvent> out) {
        if (header == null && !broken) {
            begin(false, out);
        }
        if (header == null) {
            return;
        }
        int frameBytes = header.format().bytesPerFrame();
        OptionalLong promised = header.dataBytes().isPresent()
                ? OptionalLong.of(header.dataBytes().getAsLong() / frameBytes)
                : OptionalLong.empty();
        Warnings warnings = new Warnings(name, header.format().sampleRate());
        warnings.ended(pcm.position(), promised, pcm.incompleteBytes(), pcm.samples());
        warnings.faults().forEach(out);
    }

    private void begin(boolean moreMayCome, Consumer<? super AudioEvent> out) {
        byte[] received = head.toByteArray();
        int headerBytes;
        try {
            headerBytes = readHeader(received, moreMayCome);
        } catch (AudioFileException e) {
            broken = true;
            head = null;
            out.accept(new Fault(Fault.Severity.ERROR, name, 0, 0, e.getMessage()));
            return;
        }
        if (header != null) {
            decode(received, headerBytes, out);
            head = null;
        }
    }

    /**
     * Reads the header, if there is enough of it.
     *
     * @param moreMayCome whether it is no error that something is missing
     * @return how many bytes it has
     */
    private int readHeader(byte[] bytes, boolean moreMayCome) {
        Received received = new Received(bytes);
        ByteSource in = new ByteSource(received, name);
        WavHeader found;
        try {
            found = AudioContainer.wavHeader(in);
        } catch (AudioFileException e) {
            if (moreMayCome && received.exhausted()) {
                // It is read from its beginning each time, which must not be for every byte that comes.
                enough = Math.max(received.wanted, bytes.length + bytes.length / RETRY_SHARE);
                return 0;
            }
            throw received.exhausted() && bytes.length > MAX_HEADER_BYTES
                    ? in.error("no samples come within the first " + MAX_HEADER_BYTES + " bytes")
                    : e;
        }
        in.checkChannel(mix, found.format().channels());
        header = found;
        pcm = new PcmDecoder(found.format(), mix);
        left = found.dataBytes().orElse(Long.MAX_VALUE);
        return (int) in.position();
    }

    private void decode(byte[] bytes, int from, Consumer<? super AudioEvent> out) {
        int to = (int) Math.min(bytes.length, from + Math.min(left, bytes.length));
        left -= to - from;
        pcm.accept(from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to), out);
    }

    /** The bytes that have come so far; knows how many somebody asked for. */
    private static final class Received extends ByteArrayInputStream {
        private long wanted;

        Received(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            wanted = Math.max(wanted, (long) pos + length);
            return super.read(bytes, offset, length);
        }

        boolean exhausted() {
            return wanted > count;
        }
    }
}
