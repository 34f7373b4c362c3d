package dev.sonoflux.operators.bundle;

import static dev.sonoflux.engine.spec.ParameterTypes.integer;
import static dev.sonoflux.engine.spec.ParameterTypes.list;
import static dev.sonoflux.engine.spec.ParameterTypes.mapping;
import static dev.sonoflux.engine.spec.ParameterTypes.number;
import static dev.sonoflux.engine.spec.ParameterTypes.text;

import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A calibration in {@code bundle.yaml}. */
final class CalibrationKeys {
    private static final double MOST_NATS = 1e6;

    private static final Parameter<Integer> N =
            Parameter.required("n", integer(0, Integer.MAX_VALUE), "How many recordings.");
    private static final Parameter<Double> CONFIDENCE =
            Parameter.required("confidence", number(0, 1), "The posterior, or its mean.");
    private static final Parameter<Double> ACCURACY =
            Parameter.required("accuracy", number(0, 1), "Share that was recognised.");
    private static final Parameter<List<Calibration.Bin>> BINS = Parameter.required(
            "bins",
            list(mapping(
                    ParameterSet.of(N, CONFIDENCE, ACCURACY),
                    s -> new Calibration.Bin(s.get(N), s.get(CONFIDENCE), s.get(ACCURACY)))),
            "The reliability diagram, from confidence 0 to 1.");
    private static final Parameter<Double> ERROR =
            Parameter.required("expectedCalibrationError", number(0, 1), "Mean distance of confidence and accuracy.");
    private static final Parameter<Double> LOG_LOSS =
            Parameter.required("logLoss", number(0, MOST_NATS), "Mean of −ln p(label), in nats.");
    private static final ParameterType<Calibration.Quality> QUALITY = mapping(
            ParameterSet.of(ERROR, LOG_LOSS, BINS),
            s -> new Calibration.Quality(s.get(ERROR), s.get(LOG_LOSS), s.get(BINS)));
    private static final Parameter<Calibration.Quality> BEFORE =
            Parameter.required("before", QUALITY, "At temperature 1.");
    private static final Parameter<Calibration.Quality> AFTER =
            Parameter.required("after", QUALITY, "At the model's temperature.");
    private static final Parameter<String> PURPOSE = Parameter.required("purpose", text(), "What it is for.");
    private static final Parameter<Double> COVERAGE =
            Parameter.required("coverage", number(0, 1), "Share of all recordings that reach it.");
    private static final Parameter<List<Calibration.Threshold>> THRESHOLDS = Parameter.required(
            "thresholds",
            list(mapping(
                    ParameterSet.of(PURPOSE, CONFIDENCE, COVERAGE, ACCURACY),
                    s -> new Calibration.Threshold(
                            s.get(PURPOSE), s.get(CONFIDENCE), s.get(COVERAGE), s.get(ACCURACY)))),
            "Confidences that a detection might be asked to reach.");
    private static final Parameter<String> HOW = Parameter.required("how", text(), "What was held out.");

    static final Parameter<Calibration> CALIBRATION = Parameter.optional(
            "calibration",
            mapping(
                    ParameterSet.of(HOW, N, BEFORE, AFTER, THRESHOLDS),
                    s -> new Calibration(s.get(HOW), s.get(N), s.get(BEFORE), s.get(AFTER), s.get(THRESHOLDS))),
            "What temperature and confidence were found from.");

    private CalibrationKeys() {}

    static Map<String, Object> write(Calibration calibration) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(HOW.name(), calibration.how());
        map.put(N.name(), calibration.n());
        map.put(BEFORE.name(), quality(calibration.before()));
        map.put(AFTER.name(), quality(calibration.after()));
        map.put(
                THRESHOLDS.name(),
                calibration.thresholds().stream()
                        .map(CalibrationKeys::threshold)
                        .toList());
        return map;
    }

    private static Map<String, Object> quality(Calibration.Quality quality) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(ERROR.name(), quality.expectedCalibrationError());
        map.put(LOG_LOSS.name(), quality.logLoss());
        map.put(BINS.name(), quality.bins().stream().map(CalibrationKeys::bin).toList());
        return map;
    }

    private static Map<String, Object> bin(Calibration.Bin bin) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(N.name(), bin.n());
        map.put(CONFIDENCE.name(), bin.confidence());
        map.put(ACCURACY.name(), bin.accuracy());
        return map;
    }

    private static Map<String, Object> threshold(Calibration.Threshold threshold) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(PURPOSE.name(), threshold.purpose());
        map.put(CONFIDENCE.name(), threshold.confidence());
        map.put(COVERAGE.name(), threshold.coverage());
        map.put(ACCURACY.name(), threshold.accuracy());
        return map;
    }
}
