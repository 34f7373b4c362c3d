package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.recording.SidecarLine.End;
import dev.sonoflux.engine.recording.SidecarLine.Frame;
import dev.sonoflux.engine.recording.SidecarLine.Happening;
import dev.sonoflux.engine.recording.SidecarLine.Header;
import java.io.StringWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes the lines of a recording's events. */
final class SidecarJson {
    static final String FORMAT = "sonoflux-recording";
    static final int VERSION = 1;

    private static final int MICROS_PER_SECOND = 1_000_000;

    /** In ASCII every text comes back as it was, half a pair of surrogates from a keyboard, too. */
    private final JsonFactory factory =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private interface Fields {
        void write(JsonGenerator json);
    }

    String line(SidecarLine line) {
        if (line instanceof Header header) {
            return object("recording", json -> {
                json.writeStringProperty("format", FORMAT);
                json.writeNumberProperty("version", VERSION);
                json.writeStringProperty("stream", header.stream());
                json.writeNumberProperty("rate", header.rate());
                json.writeStringProperty("encoding", header.encoding().label());
            });
        }
        if (line instanceof Frame frame) {
            return object("frame", frame.micros(), json -> {
                json.writeNumberProperty("start", frame.start());
                json.writeNumberProperty("length", frame.length());
                if (frame.gap() > 0) {
                    json.writeNumberProperty("gap", frame.gap());
                }
            });
        }
        if (line instanceof End end) {
            return object("end", end.micros(), json -> json.writeNumberProperty("samples", end.samples()));
        }
        Happening happening = (Happening) line;
        return event(happening.micros(), happening.event());
    }

    private String event(long micros, AudioEvent event) {
        if (event instanceof CaptureStarted capture) {
            return object("capture", micros, json -> {
                json.writeNumberProperty("position", capture.position());
                json.writeStringProperty("device", capture.device());
                json.writeNumberProperty("rate", capture.format().sampleRate());
                json.writeNumberProperty("channels", capture.format().channels());
                json.writeStringProperty("encoding", capture.format().encoding().label());
            });
        }
        if (event instanceof Dropped dropped) {
            return object("dropped", micros, json -> {
                json.writeNumberProperty("start", dropped.start());
                json.writeNumberProperty("length", dropped.length());
            });
        }
        if (event instanceof KeyPress press) {
            return object("key", micros, json -> {
                json.writeNumberProperty("position", press.position());
                json.writeStringProperty("key", press.key());
            });
        }
        Fault fault = (Fault) event;
        return object("fault", micros, json -> {
            json.writeStringProperty("severity", fault.severity().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("subject", fault.subject());
            json.writeNumberProperty("rate", fault.sampleRate());
            json.writeNumberProperty("position", fault.position());
            json.writeStringProperty("message", fault.message());
        });
    }

    private String object(String type, long micros, Fields fields) {
        return object(type, json -> {
            json.writeName("time");
            json.writeNumber(
                    String.format(Locale.ROOT, "%d.%06d", micros / MICROS_PER_SECOND, micros % MICROS_PER_SECOND));
            fields.write(json);
        });
    }

    private String object(String type, Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("type", type);
            fields.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }
}
