package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.recording.SidecarLine.End;
import dev.sonoflux.engine.recording.SidecarLine.Frame;
import dev.sonoflux.engine.recording.SidecarLine.Happening;
import dev.sonoflux.engine.recording.SidecarLine.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the lines of a recording's events, each when it is asked for. A last line without its end is left out. */
final class SidecarReader implements AutoCloseable {
    /** The most samples of one frame, so that no line makes it take much memory: almost six minutes at 48 kHz. */
    static final int MAX_FRAME = 1 << 24;

    private static final int MAX_LINE_BYTES = 1 << 20;

    private final Path file;
    private final InputStream in;
    private final Header header;
    private long line;

    private SidecarReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
        this.header = readHeader();
    }

    /**
     * Opens it and reads the header.
     *
     * @throws SonofluxException if it cannot be read, or isn't what it should be
     */
    static SidecarReader open(Path file) {
        InputStream in;
        try {
            in = new BufferedInputStream(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new SonofluxException(file + ": there is no such file; check the path", e);
        } catch (IOException e) {
            throw new SonofluxException(file + ": cannot be opened: " + e.getMessage(), e);
        }
        try {
            return new SidecarReader(file, in);
        } catch (RuntimeException e) {
            close(file, in);
            throw e;
        }
    }

    Header header() {
        return header;
    }

    /** The next line; empty where no whole one follows. */
    Optional<SidecarLine> next() {
        Optional<String> text = nextText();
        try {
            return text.map(SidecarFields::of).map(this::event);
        } catch (SonofluxException e) {
            throw error(e.getMessage());
        }
    }

    /** What to throw when the line that was read last makes no sense. */
    SonofluxException error(String problem) {
        return new SonofluxException(file + ", line " + line + ": " + problem);
    }

    @Override
    public void close() {
        close(file, in);
    }

    private Header readHeader() {
        Optional<String> text = nextText();
        if (text.isEmpty()) {
            throw new SonofluxException(file + ": is empty or was cut in its first line; nothing was recorded");
        }
        try {
            return header(SidecarFields.of(text.get()));
        } catch (SonofluxException e) {
            throw error(e.getMessage());
        }
    }

    private static Header header(SidecarFields fields) {
        String type = fields.text("type");
        if (!type.equals("recording") || !fields.text("format").equals(SidecarJson.FORMAT)) {
            throw new SonofluxException("these are not the events of a recording, which begin with"
                    + " {\"type\":\"recording\",\"format\":\"" + SidecarJson.FORMAT + "\",…}");
        }
        long version = fields.whole("version");
        if (version != SidecarJson.VERSION) {
            throw new SonofluxException("the recording is of version " + version + ", and this Sonoflux reads version "
                    + SidecarJson.VERSION + "; use the Sonoflux that made it");
        }
        Header header = new Header(
                fields.text("stream"), fields.whole("rate", 1, PcmFormat.MAX_SAMPLE_RATE), fields.encoding("encoding"));
        if (header.encoding() != SampleEncoding.S16_LE && header.encoding() != SampleEncoding.F32_LE) {
            throw new SonofluxException("'encoding' must be s16le or f32le, not '"
                    + header.encoding().label() + "'");
        }
        fields.checkAllTaken(type);
        return header;
    }

    private SidecarLine event(SidecarFields fields) {
        String type = fields.text("type");
        long micros = fields.micros("time");
        SidecarLine event = switch (type) {
            case "frame" ->
                new Frame(
                        micros, fields.whole("start"), fields.whole("length", 0, MAX_FRAME), fields.wholeOrZero("gap"));
            case "end" -> new End(micros, fields.whole("samples"));
            case "capture" -> new Happening(micros, capture(fields));
            case "dropped" ->
                new Happening(micros, new Dropped(header.rate(), fields.whole("start"), fields.whole("length")));
            case "key" ->
                new Happening(micros, new KeyPress(header.rate(), fields.whole("position"), fields.text("key")));
            case "fault" -> new Happening(micros, fault(fields));
            default ->
                throw new SonofluxException("there is no event of the type '" + type
                        + "'; the types are frame, capture, dropped, key, fault and end");
        };
        fields.checkAllTaken(type);
        return event;
    }

    private AudioEvent capture(SidecarFields fields) {
        long position = fields.whole("position");
        String device = fields.text("device");
        int rate = fields.whole("rate", 1, PcmFormat.MAX_SAMPLE_RATE);
        if (rate != header.rate()) {
            throw new SonofluxException("the capture is at " + rate + " Hz, and the recording at " + header.rate());
        }
        int channels = fields.whole("channels", 1, PcmFormat.MAX_CHANNELS);
        return new CaptureStarted(device, new PcmFormat(rate, channels, fields.encoding("encoding")), position);
    }

    private AudioEvent fault(SidecarFields fields) {
        String name = fields.text("severity");
        Severity severity = switch (name) {
            case "note" -> Severity.NOTE;
            case "warning" -> Severity.WARNING;
            case "error" -> Severity.ERROR;
            default -> throw new SonofluxException("'severity' must be note, warning or error, not '" + name + "'");
        };
        String subject = fields.text("subject");
        int rate = fields.whole("rate", 0, PcmFormat.MAX_SAMPLE_RATE);
        if (rate != 0 && rate != header.rate()) {
            throw new SonofluxException("the fault is at " + rate + " Hz, and the recording at " + header.rate());
        }
        return new Fault(severity, subject, rate, fields.whole("position"), fields.text("message"));
    }

    private Optional<String> nextText() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                if (bytes.size() == MAX_LINE_BYTES) {
                    line++;
                    throw error("the line is longer than " + MAX_LINE_BYTES + " bytes");
                }
                bytes.write(next);
                next = in.read();
            }
            if (next < 0) {
                return Optional.empty();
            }
            line++;
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw error("this is not text in UTF-8");
        } catch (IOException e) {
            throw new SonofluxException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static void close(Path file, InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new SonofluxException(file + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
