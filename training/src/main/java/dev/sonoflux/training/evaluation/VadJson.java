package dev.sonoflux.training.evaluation;

import tools.jackson.core.JsonGenerator;

/** A comparison of detectors as JSON. */
public final class VadJson {
    private VadJson() {}

    /** An object, ending with a line feed. */
    public static String format(VadComparison comparison) {
        return JsonText.object(json -> {
            json.writeStringProperty("pipeline", comparison.pipeline());
            JsonText.strings(json, "streams", comparison.streams());
            JsonText.number(json, "seconds", comparison.seconds());
            json.writeNumberProperty("words", comparison.words());
            comparison
                    .noise()
                    .ifPresent(noise -> JsonText.object(json, "noise", j -> {
                        j.writeStringProperty("description", noise.description());
                        j.writeNumberProperty("seed", noise.seed());
                    }));
            JsonText.objects(json, "results", comparison.results(), result -> result(json, result));
        });
    }

    private static void result(JsonGenerator json, VadResult result) {
        json.writeStringProperty("vad", result.vad().name());
        JsonText.object(json, "settings", j -> result.vad().settings().forEach(j::writeStringProperty));
        result.snrDb().ifPresent(db -> JsonText.number(json, "snrDb", db));
        FrameCounts frames = result.frames();
        JsonText.object(json, "frames", j -> {
            j.writeNumberProperty("speech", frames.speech());
            j.writeNumberProperty("missed", frames.missed());
            JsonText.number(j, "missRate", frames.missRate());
            JsonText.number(j, "missRateWithHangover", frames.lossRate());
            j.writeNumberProperty("other", frames.other());
            j.writeNumberProperty("falseAlarms", frames.falseAlarms());
            JsonText.number(j, "falseAlarmRate", frames.falseAlarmRate());
            JsonText.number(j, "falseAlarmRateWithHangover", frames.keptRate());
        });
        JsonText.object(json, "words", j -> {
            j.writeNumberProperty("said", result.missed().of());
            j.writeNumberProperty("missed", result.missed().count());
            JsonText.number(j, "missRate", result.missed().value());
            JsonText.interval(j, "missRateInterval", result.missed().interval());
        });
        JsonText.object(json, "segmentsWithoutWord", j -> {
            j.writeNumberProperty("count", result.segments().count());
            JsonText.number(j, "perHour", result.segments().perHour());
            JsonText.interval(j, "perHourInterval", result.segments().interval());
        });
    }
}
