package dev.sonoflux.training.evaluation;

import tools.jackson.core.JsonGenerator;

/** The part of the JSON that is about streams. */
final class StreamsJson {
    private static final double[] PERCENTILES = {0, 0.5, 0.9, 0.95, 1};
    private static final String[] PERCENTILE_NAMES = {"min", "median", "p90", "p95", "max"};

    private StreamsJson() {}

    static void properties(JsonGenerator json, StreamResult result) {
        json.writeStringProperty("pipeline", result.pipeline());
        JsonText.strings(json, "streams", result.streams());
        JsonText.number(json, "seconds", result.seconds());
        json.writeNumberProperty("words", result.served().counts().words());
        JsonText.object(json, "served", j -> {
            point(j, result.served());
            j.writeNumberProperty("forced", result.forced());
        });
        JsonText.object(json, "recommended", j -> point(j, result.recommended()));
        JsonText.object(json, "latencySeconds", j -> latency(j, result.latency()));
        JsonText.objects(json, "curve", result.curve(), point -> point(json, point));
        JsonText.objects(json, "errors", result.errors(), error -> error(json, error));
    }

    static void properties(JsonGenerator json, NegativesResult result) {
        json.writeStringProperty("folder", result.folder());
        json.writeNumberProperty("recordings", result.recordings());
        JsonText.number(json, "seconds", result.seconds());
        JsonText.object(json, "served", j -> point(j, result.served()));
        JsonText.object(json, "recommended", j -> point(j, result.recommended()));
        JsonText.objects(json, "curve", result.curve(), point -> point(json, point));
        JsonText.objects(json, "worst", result.worst(), alarm -> {
            json.writeStringProperty("stream", alarm.stream());
            JsonText.number(json, "start", alarm.start());
            JsonText.number(json, "end", alarm.end());
            json.writeStringProperty("label", alarm.label());
            JsonText.number(json, "confidence", alarm.confidence());
        });
    }

    private static void point(JsonGenerator json, OperatingPoint point) {
        JsonText.number(json, "threshold", point.threshold());
        EventCounts counts = point.counts();
        json.writeNumberProperty("hits", counts.hits());
        json.writeNumberProperty("substitutions", counts.substitutions());
        json.writeNumberProperty("misses", counts.misses());
        json.writeNumberProperty("insertions", counts.insertions());
        JsonText.number(json, "missRate", counts.undetected().value());
        JsonText.interval(json, "missRateInterval", counts.undetected().interval());
        falseAlarms(json, point.falseAlarms());
    }

    private static void point(JsonGenerator json, FalseAlarmPoint point) {
        JsonText.number(json, "threshold", point.threshold());
        json.writeNumberProperty("falseAlarms", point.falseAlarms().count());
        falseAlarms(json, point.falseAlarms());
    }

    private static void falseAlarms(JsonGenerator json, HourlyRate rate) {
        JsonText.number(json, "falseAlarmsPerHour", rate.perHour());
        JsonText.interval(json, "falseAlarmsPerHourInterval", rate.interval());
    }

    private static void latency(JsonGenerator json, LatencySummary latency) {
        json.writeNumberProperty("n", latency.values().size());
        if (latency.values().isEmpty()) {
            return;
        }
        JsonText.number(json, "mean", latency.mean());
        for (int i = 0; i < PERCENTILES.length; i++) {
            JsonText.number(json, PERCENTILE_NAMES[i], latency.percentile(PERCENTILES[i]));
        }
    }

    private static void error(JsonGenerator json, StreamError error) {
        json.writeStringProperty("stream", error.stream());
        JsonText.number(json, "start", error.start());
        JsonText.number(json, "end", error.end());
        error.label().ifPresent(label -> json.writeStringProperty("label", label));
        error.detected().ifPresent(detected -> {
            json.writeStringProperty("detected", detected);
            JsonText.number(json, "confidence", error.confidence());
        });
    }
}
