package dev.sonoflux.sinks.jsonlines;

import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.measure.Measurement;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.LabelScore;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.sinks.output.Decimals;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Results as JSON objects without line breaks. The order of the keys and the format of the numbers are fixed: times are
 * seconds of stream time with 3 decimals, probabilities have 4.
 */
public final class JsonLines {
    private final JsonFactory factory = new JsonFactory();

    public String detection(String stream, Detection detection) {
        return object("detection", stream, json -> {
            int rate = detection.sampleRate();
            json.writeNumberProperty("segment", detection.segment());
            json.writeStringProperty("label", detection.label());
            number(json, "confidence", Decimals.probability(detection.confidence()));
            number(json, "start", Decimals.seconds(detection.start(), rate));
            number(json, "end", Decimals.seconds(detection.end(), rate));
            number(json, "at", Decimals.seconds(detection.at(), rate));
            json.writeBooleanProperty("forced", detection.forced());
            top(json, detection.top());
        });
    }

    /**
     * What a recording of one word is.
     *
     * @param top the most probable labels, most probable first; at least one
     */
    public String classification(String file, List<LabelScore> top) {
        return object("classification", "file", file, json -> classification(json, top));
    }

    /**
     * What a recording of one word is, and what it was known to be.
     *
     * @param truth the word that is said in it
     * @param speaker who says it
     */
    public String classification(String file, List<LabelScore> top, String truth, String speaker) {
        return object("classification", "file", file, json -> {
            classification(json, top);
            json.writeStringProperty("truth", truth);
            json.writeBooleanProperty("correct", truth.equals(top.get(0).label()));
            json.writeStringProperty("speaker", speaker);
        });
    }

    private static void classification(JsonGenerator json, List<LabelScore> top) {
        json.writeStringProperty("label", top.get(0).label());
        number(json, "confidence", Decimals.probability(top.get(0).p()));
        top(json, top);
    }

    /** {@code start} and {@code end} delimit the speech, without pre-roll and hangover. */
    public String segment(String stream, SpeechEvent.Ended segment) {
        return object("segment", stream, json -> {
            int rate = segment.sampleRate();
            json.writeNumberProperty("segment", segment.segment());
            number(json, "start", Decimals.seconds(segment.speechStart(), rate));
            number(json, "end", Decimals.seconds(segment.speechEnd(), rate));
            number(json, "at", Decimals.seconds(segment.heard(), rate));
            json.writeStringProperty("reason", hyphenated(segment.reason()));
        });
    }

    public String dropped(String stream, Dropped dropped) {
        return object("dropped", stream, json -> {
            int rate = dropped.sampleRate();
            number(json, "start", Decimals.seconds(dropped.start(), rate));
            number(json, "end", Decimals.seconds(dropped.start() + dropped.length(), rate));
            json.writeNumberProperty("samples", dropped.length());
        });
    }

    /** A fault before the first sample is at 0. */
    public String fault(String stream, Fault fault) {
        return object("fault", stream, json -> {
            json.writeStringProperty("severity", hyphenated(fault.severity()));
            json.writeStringProperty("subject", fault.subject());
            number(
                    json,
                    "at",
                    fault.sampleRate() == 0
                            ? Decimals.seconds(0, 1)
                            : Decimals.seconds(fault.position(), fault.sampleRate()));
            json.writeStringProperty("message", fault.message());
        });
    }

    /** A live source listens from here on. */
    public String capture(String stream, CaptureStarted started) {
        return object("capture", stream, json -> {
            PcmFormat format = started.format();
            json.writeStringProperty("device", started.device());
            json.writeNumberProperty("rate", format.sampleRate());
            json.writeNumberProperty("channels", format.channels());
            number(json, "at", Decimals.seconds(started.position(), format.sampleRate()));
        });
    }

    public String key(String stream, KeyPress press) {
        return object("key", stream, json -> {
            json.writeStringProperty("key", press.key());
            number(json, "at", Decimals.seconds(press.position(), press.sampleRate()));
        });
    }

    /** What was measured, with its values in their order. */
    public String measurement(String stream, Measurement measurement) {
        return object(measurement.type(), stream, json -> {
            number(json, "at", Decimals.seconds(measurement.position(), measurement.sampleRate()));
            measurement.values().forEach((name, value) -> {
                if (value instanceof BigDecimal decimal) {
                    number(json, name, decimal.toPlainString());
                } else if (value instanceof Boolean truth) {
                    json.writeBooleanProperty(name, truth);
                } else {
                    json.writeStringProperty(name, value.toString());
                }
            });
        });
    }

    private static void top(JsonGenerator json, List<LabelScore> top) {
        json.writeArrayPropertyStart("top");
        for (LabelScore score : top) {
            json.writeStartObject();
            json.writeStringProperty("label", score.label());
            number(json, "p", Decimals.probability(score.p()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private interface Fields {
        void write(JsonGenerator json);
    }

    private String object(String type, String stream, Fields fields) {
        return object(type, "stream", stream, fields);
    }

    private String object(String type, String originKey, String origin, Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("type", type);
            json.writeStringProperty(originKey, origin);
            fields.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void number(JsonGenerator json, String name, String formatted) {
        json.writeName(name);
        json.writeNumber(formatted);
    }

    private static String hyphenated(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
