package dev.sonoflux.operators.features;

import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An endpoint trim in YAML. */
final class EndpointTrimKeys {
    private static final Parameter<Double> RELATIVE_DB = Parameter.of(
            "relativeDb",
            ParameterTypes.number(0, 200),
            EndpointTrim.DEFAULT_RELATIVE_DB,
            "How far below the loudest frame a frame may lie and still count, in dB.");
    private static final Parameter<Double> FLOOR_DB = Parameter.of(
            "floorDb",
            ParameterTypes.number(-200, 0),
            EndpointTrim.DEFAULT_FLOOR_DB,
            "Power below which no frame counts, in dB re full scale.");
    private static final Parameter<Duration> MARGIN = Parameter.of(
            "margin",
            ParameterTypes.duration(Duration.ZERO, EndpointTrim.MAX_MARGIN),
            EndpointTrim.DEFAULT_MARGIN,
            "What is kept on both sides, silence where the recording ends before.");

    static final ParameterType<EndpointTrim> TYPE = ParameterTypes.mapping(
            ParameterSet.of(RELATIVE_DB, FLOOR_DB, MARGIN),
            settings -> new EndpointTrim(settings.get(RELATIVE_DB), settings.get(FLOOR_DB), settings.get(MARGIN)));

    private EndpointTrimKeys() {}

    static Map<String, Object> write(EndpointTrim trim) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(RELATIVE_DB.name(), trim.relativeDb());
        map.put(FLOOR_DB.name(), trim.floorDb());
        map.put(MARGIN.name(), MARGIN.type().format(trim.margin()));
        return map;
    }

    /** The mapping on one line. */
    static String format(EndpointTrim trim) {
        return write(trim).entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
