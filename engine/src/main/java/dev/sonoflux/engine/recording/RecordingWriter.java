package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.engine.recording.SidecarLine.End;
import dev.sonoflux.engine.recording.SidecarLine.Frame;
import dev.sonoflux.engine.recording.SidecarLine.Happening;
import dev.sonoflux.engine.recording.SidecarLine.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Writes one stream as a {@linkplain RecordingFiles recording}, so that {@link RecordingSource} delivers it again. Half a
 * second of audio is held back at most, and nothing across any other event: what was handed on before that survives
 * whatever ends this process. Not thread-safe.
 */
public final class RecordingWriter implements AutoCloseable {
    private static final int NANOS_PER_MICRO = 1000;

    private final RecordingFiles files;
    private final LongSupplier nanoTime;
    private final NewFiles newFiles;
    private final WavFile wavFile;
    private final SidecarWriter sidecar;
    private final List<SidecarLine> beforeHeader = new ArrayList<>();
    private Optional<WavWriter> wav = Optional.empty();
    private Optional<String> stream = Optional.empty();
    private SampleEncoding encoding = SampleEncoding.F32_LE;
    private OptionalLong end = OptionalLong.empty();
    private int rate;
    private long began;
    private long flushedUpTo;
    private boolean failed;

    /** Creates the WAV file when its format is known. */
    interface WavFile {
        WavWriter create(int sampleRate, SampleEncoding encoding);
    }

    private RecordingWriter(RecordingFiles files, NewFiles newFiles, LongSupplier nanoTime, WavFile wavFile) {
        this.files = files;
        this.newFiles = newFiles;
        this.sidecar = new SidecarWriter(files.events());
        this.nanoTime = nanoTime;
        this.wavFile = wavFile;
    }

    /**
     * Creates both files.
     *
     * @param overwrite whether a recording that is there already is given up, as soon as a source is heard
     * @param nanoTime a clock that never goes back, in nanoseconds, e.g. {@code System::nanoTime}
     * @throws SonofluxException if they exist, or cannot be written
     */
    public static RecordingWriter create(RecordingFiles files, boolean overwrite, LongSupplier nanoTime) {
        return create(files, overwrite, nanoTime, (rate, encoding) -> WavWriter.create(files.wav(), rate, encoding));
    }

    static RecordingWriter create(RecordingFiles files, boolean overwrite, LongSupplier nanoTime, WavFile wavFile) {
        Objects.requireNonNull(nanoTime, "nanoTime");
        return new RecordingWriter(files, NewFiles.create(files, overwrite), nanoTime, wavFile);
    }

    /**
     * Appends what the source delivered next.
     *
     * @param from the name of the stream, the same each time
     * @throws SonofluxException if it comes from another stream, doesn't go on where the last one ended, can't be stored
     *     without loss, or if the files cannot be written
     */
    public void write(String from, AudioEvent event) {
        long now = nanoTime.getAsLong();
        if (stream.isEmpty()) {
            stream = Optional.of(from);
            began = now;
        }
        long micros = (now - began) / NANOS_PER_MICRO;
        try {
            write(from, event, micros);
        } catch (RuntimeException e) {
            failed = true;
            throw e;
        }
    }

    private void write(String from, AudioEvent event, long micros) {
        if (!stream.get().equals(from)) {
            throw new SonofluxException(files.wav() + ": a recording holds one stream, '" + stream.get() + "', and '"
                    + from + "' is a second one; record one input at a time");
        }
        checkRate(event);
        if (event instanceof PcmFrame frame) {
            write(frame, micros);
        } else {
            append(new Happening(micros, event));
            flush();
        }
    }

    private void write(PcmFrame frame, long micros) {
        long gap = end.isPresent() ? frame.start() - end.getAsLong() : 0;
        if (gap < 0) {
            throw new SonofluxException(files.wav() + ": the source delivered sample " + frame.start()
                    + " after sample " + (end.getAsLong() - 1) + "; this is a defect of the source");
        }
        if (frame.length() > SidecarReader.MAX_FRAME) {
            throw new SonofluxException(
                    files.wav() + ": a frame of " + frame.length() + " samples is too long; at most "
                            + SidecarReader.MAX_FRAME + " can be recorded, so have the source deliver smaller ones");
        }
        checkLossless(frame);
        wav.orElseThrow().write(frame.samples());
        append(new Frame(micros, frame.start(), frame.length(), gap));
        end = OptionalLong.of(frame.end());
        if (frame.end() - flushedUpTo >= rate / 2) {
            flush();
        }
    }

    /** The rate of the first event that has one is the recording's. */
    private void checkRate(AudioEvent event) {
        int eventRate = rateOf(event);
        if (eventRate == 0 || eventRate == rate) {
            return;
        }
        if (rate != 0) {
            throw new SonofluxException(files.wav() + ": the source changed its rate from " + rate + " to " + eventRate
                    + " Hz; a recording has one, so begin a new one");
        }
        encoding = event instanceof CaptureStarted capture ? lossless(capture.format()) : SampleEncoding.F32_LE;
        wav = Optional.of(wavFile.create(eventRate, encoding));
        rate = eventRate;
        appendHeader();
        flush();
    }

    private static int rateOf(AudioEvent event) {
        if (event instanceof PcmFrame frame) {
            return frame.sampleRate();
        }
        if (event instanceof Dropped dropped) {
            return dropped.sampleRate();
        }
        if (event instanceof KeyPress press) {
            return press.sampleRate();
        }
        return event instanceof CaptureStarted capture ? capture.format().sampleRate() : ((Fault) event).sampleRate();
    }

    /** The smallest encoding that holds everything that a capture in this format can deliver. */
    private static SampleEncoding lossless(PcmFormat format) {
        boolean sixteenBits = switch (format.encoding()) {
            case U8, S8, A_LAW, MU_LAW, S16_LE, S16_BE -> format.channels() == 1;
            default -> false;
        };
        return sixteenBits ? SampleEncoding.S16_LE : SampleEncoding.F32_LE;
    }

    private void checkLossless(PcmFrame frame) {
        for (int i = 0; i < frame.length(); i++) {
            float sample = frame.samples()[i];
            float scaled = sample * 0x1p15f;
            boolean held = encoding == SampleEncoding.S16_LE ? scaled == (short) scaled : Float.isFinite(sample);
            if (!held) {
                throw new SonofluxException(files.wav() + ": sample " + (frame.start() + i) + " is " + sample
                        + ", which the recording can't hold as " + encoding.label()
                        + ", the encoding that fits what the source captured at its beginning; begin a new recording");
            }
        }
    }

    private void append(SidecarLine line) {
        if (rate == 0) {
            beforeHeader.add(line);
        } else {
            sidecar.append(line);
        }
    }

    private void appendHeader() {
        sidecar.append(new Header(stream.orElseThrow(), rate, encoding));
        beforeHeader.forEach(sidecar::append);
        beforeHeader.clear();
    }

    /** Samples first: a line never tells of more of them than there are. */
    private void flush() {
        wav.ifPresent(WavWriter::flush);
        sidecar.flush();
        flushedUpTo = end.orElse(0);
    }

    /**
     * Completes both files. Without a single sample there is no recording, and files that were not there before are deleted,
     * so that the next try is not refused for the sake of this one. A former recording stays where nothing but faults came.
     *
     * @throws SonofluxException if they cannot be written
     */
    @Override
    public void close() {
        long samples = wav.map(WavWriter::samples).orElse(0L);
        boolean kept = samples > 0 || rate != 0 && !newFiles.areNew();
        try (sidecar) {
            wav.ifPresent(WavWriter::close);
            if (kept && !failed) {
                long micros = (nanoTime.getAsLong() - began) / NANOS_PER_MICRO;
                sidecar.append(new End(micros, samples));
            }
        } finally {
            if (!kept) {
                newFiles.delete();
            }
        }
    }
}
