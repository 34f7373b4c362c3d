package dev.sonoflux.training.evaluation;

import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** The part of the JSON that is about clips. */
final class ClipsJson {
    private ClipsJson() {}

    static void properties(JsonGenerator json, Metrics metrics) {
        JsonText.accuracy(json, metrics.correct());
        rejected(json, metrics);
        JsonText.number(json, "macroF1", metrics.macroF1());
        JsonText.number(json, "meanSpeakerAccuracy", metrics.meanSpeakerAccuracy());
        JsonText.strings(json, "labels", metrics.labels());
        JsonText.object(json, "perClass", j -> metrics.perClass().forEach(result -> perClass(j, result)));
        JsonText.object(
                json,
                "perSpeaker",
                j -> metrics.perSpeaker().forEach((speaker, result) -> perSpeaker(j, speaker, result)));
        JsonText.object(
                json,
                "speakers",
                j -> metrics.byFamiliarity().forEach((familiarity, group) -> group(j, familiarity, group)));
        json.writeArrayPropertyStart("confusion");
        for (int[] row : metrics.confusion()) {
            json.writeArray(row, 0, row.length);
        }
        json.writeEndArray();
        JsonText.object(json, "calibration", j -> calibration(j, metrics));
        coverage(json, metrics.coverage());
        JsonText.objects(json, "worstErrors", metrics.worst(), error -> worst(json, error));
    }

    /** Of clips in noise: the figures without the tables. */
    static void summary(JsonGenerator json, Metrics metrics) {
        JsonText.accuracy(json, metrics.correct());
        rejected(json, metrics);
        JsonText.number(json, "macroF1", metrics.macroF1());
        JsonText.object(
                json,
                "speakers",
                j -> metrics.byFamiliarity().forEach((familiarity, group) -> group(j, familiarity, group)));
        JsonText.object(json, "calibration", j -> {
            JsonText.number(j, "expectedCalibrationError", metrics.calibrationError());
            JsonText.number(j, "logLoss", metrics.logLoss());
        });
    }

    private static void rejected(JsonGenerator json, Metrics metrics) {
        metrics.rejected().ifPresent(rejected -> JsonText.number(json, "rejected", rejected.value()));
    }

    private static void perClass(JsonGenerator json, Metrics.ClassResult result) {
        JsonText.object(json, result.label(), j -> {
            JsonText.number(j, "precision", result.precision());
            JsonText.number(j, "recall", result.recall());
            JsonText.number(j, "f1", result.f1());
            j.writeNumberProperty("n", result.n());
        });
    }

    private static void perSpeaker(JsonGenerator json, String speaker, Metrics.SpeakerResult result) {
        JsonText.object(json, speaker, j -> {
            JsonText.accuracy(j, result.correct());
            result.known().ifPresent(known -> j.writeBooleanProperty("known", known));
        });
    }

    private static void group(JsonGenerator json, Familiarity familiarity, Metrics.GroupResult group) {
        JsonText.object(json, familiarity.name().toLowerCase(Locale.ROOT), j -> {
            JsonText.accuracy(j, group.correct());
            j.writeNumberProperty("speakers", group.speakers());
        });
    }

    private static void calibration(JsonGenerator json, Metrics metrics) {
        JsonText.number(json, "expectedCalibrationError", metrics.calibrationError());
        JsonText.number(json, "logLoss", metrics.logLoss());
        reliability(json, metrics.calibrated());
        metrics.uncalibrated()
                .ifPresent(before -> JsonText.object(json, "atTemperatureOne", j -> {
                    JsonText.number(j, "expectedCalibrationError", before.expectedCalibrationError());
                    JsonText.number(j, "logLoss", before.logLoss());
                    reliability(j, before);
                }));
    }

    private static void reliability(JsonGenerator json, Reliability reliability) {
        JsonText.objects(json, "bins", reliability.bins(), bin -> {
            JsonText.number(json, "from", bin.from());
            JsonText.number(json, "to", bin.to());
            JsonText.number(json, "confidence", bin.confidence());
            JsonText.number(json, "accuracy", bin.correct().value());
            json.writeNumberProperty("n", bin.correct().of());
        });
    }

    private static void coverage(JsonGenerator json, List<CoveragePoint> curve) {
        JsonText.objects(json, "coverage", curve, point -> {
            JsonText.number(json, "threshold", point.threshold());
            JsonText.number(json, "coverage", point.answered().value());
            JsonText.number(json, "accuracy", point.correct().value());
            json.writeNumberProperty("n", point.answered().count());
        });
    }

    private static void worst(JsonGenerator json, ClipError error) {
        json.writeStringProperty("id", error.id());
        json.writeStringProperty("speaker", error.speaker());
        json.writeStringProperty("label", error.label());
        json.writeStringProperty("predicted", error.predicted());
        JsonText.number(json, "confidence", error.confidence());
        JsonText.number(json, "own", error.own());
    }
}
