package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.AudioInfo;
import dev.sonoflux.engine.audiofile.AudioReader;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.recording.SidecarLine.End;
import dev.sonoflux.engine.recording.SidecarLine.Frame;
import dev.sonoflux.engine.recording.SidecarLine.Happening;
import dev.sonoflux.engine.recording.SidecarLine.Header;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * One reading of a recording, each event when it is asked for. It goes as far as both files do; where the end is missing, a
 * warning is the last event. Files that contradict each other throw a {@link SonofluxException}.
 */
final class RecordingReader implements AutoCloseable {
    private final RecordingFiles files;
    private final SidecarReader sidecar;
    private final Header header;
    private final AudioReader wav;
    private final Deque<RecordedEvent> warnings = new ArrayDeque<>();
    private boolean ended;
    private boolean begun;
    private long micros;
    private long end;

    private RecordingReader(RecordingFiles files, SidecarReader sidecar) {
        this.files = files;
        this.sidecar = sidecar;
        this.header = sidecar.header();
        this.wav = openWav();
    }

    static RecordingReader open(RecordingFiles files) {
        SidecarReader sidecar = SidecarReader.open(files.events());
        try {
            return new RecordingReader(files, sidecar);
        } catch (RuntimeException e) {
            sidecar.close();
            throw e;
        }
    }

    /** The next event; empty after the last one. */
    Optional<RecordedEvent> next() {
        if (ended) {
            return Optional.ofNullable(warnings.poll());
        }
        Optional<SidecarLine> line = sidecar.next();
        if (line.isEmpty()) {
            interrupted(files.events());
        } else if (line.get() instanceof Frame frame) {
            return frame(frame);
        } else if (line.get() instanceof Happening happening) {
            advance(happening.micros());
            return Optional.of(new RecordedEvent(micros, happening.event()));
        } else {
            end((End) line.get());
        }
        return next();
    }

    /** Samples per second, to say where something happened. */
    int rate() {
        return header.rate();
    }

    /** Index of the sample after the last one that was read. */
    long position() {
        return end;
    }

    @Override
    public void close() {
        try (sidecar) {
            wav.close();
        }
    }

    private AudioReader openWav() {
        AudioReader reader = AudioReader.open(files.wav(), ChannelMix.mean());
        AudioInfo info = reader.info();
        if (info.sampleRate() == header.rate()
                && info.channels() == 1
                && info.encoding().equals(header.encoding().label())) {
            return reader;
        }
        reader.close();
        throw sidecar.error("it says " + header.rate() + " Hz, 1 channel, "
                + header.encoding().label() + ", and " + files.wav() + " has " + info.sampleRate() + " Hz, "
                + info.channels() + (info.channels() == 1 ? " channel, " : " channels, ") + info.encoding()
                + "; these two files are not of one recording");
    }

    private Optional<RecordedEvent> frame(Frame frame) {
        checkOrder(frame);
        advance(frame.micros());
        float[] samples = new float[frame.length()];
        int got = samples.length == 0 ? 0 : Math.max(0, wav.read(samples));
        if (got == samples.length) {
            return delivered(frame, samples);
        }
        checkCutOff(samples.length - got);
        Optional<RecordedEvent> rest = got == 0 ? Optional.empty() : delivered(frame, Arrays.copyOf(samples, got));
        interrupted(files.wav());
        return rest.isPresent() ? rest : next();
    }

    private Optional<RecordedEvent> delivered(Frame frame, float[] samples) {
        begun = true;
        end = frame.start() + samples.length;
        return Optional.of(new RecordedEvent(micros, new PcmFrame(header.rate(), frame.start(), samples)));
    }

    /** A file that was written to its end can't lack anything. */
    private void checkCutOff(int missing) {
        if (wav.info().frames().orElse(-1) == wav.position()) {
            throw sidecar.error("the frame needs " + missing + " samples more than " + files.wav()
                    + " has; these two files are not of one recording");
        }
    }

    private void checkOrder(Frame frame) {
        if (begun && frame.start() < end) {
            throw sidecar.error(
                    "the frame begins at sample " + frame.start() + ", inside the one before it, which ends at " + end);
        }
        long gap = begun ? frame.start() - end : 0;
        if (frame.gap() != gap) {
            throw sidecar.error(
                    "'gap' is " + frame.gap() + ", and " + gap + " samples are missing since the frame before");
        }
    }

    private void advance(long to) {
        if (to < micros) {
            throw sidecar.error("'time' goes back");
        }
        micros = to;
    }

    private void end(End line) {
        advance(line.micros());
        ended = true;
        long samples = wav.position();
        if (line.samples() != samples) {
            throw sidecar.error(
                    "the recording ends with " + line.samples() + " samples, and its frames have " + samples);
        }
        if (wav.read(new float[1]) > 0) {
            throw sidecar.error("the recording ends here, and " + files.wav()
                    + " has more samples; these two files are not of one recording");
        }
        wav.warnings().forEach(this::warn);
        if (sidecar.next().isPresent()) {
            throw sidecar.error("something follows the recording's end");
        }
    }

    /** @param cut the file that ends too early */
    private void interrupted(Path cut) {
        ended = true;
        String message = files.wav() + ": the recording was interrupted: " + cut + " has no end; it is replayed up to"
                + " sample " + end + ", and what came after that is missing";
        warn(new Fault(Severity.WARNING, files.wav().toString(), header.rate(), end, message));
    }

    private void warn(Fault warning) {
        warnings.add(new RecordedEvent(micros, warning));
    }
}
