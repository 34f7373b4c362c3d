package dev.sonoflux.training.evaluation;

import java.util.List;

/**
 * How well a pipeline did on labelled streams. Detections and words are matched one to one as events.
 *
 * @param pipeline name of the pipeline
 * @param streams names of the streams
 * @param seconds how long they are together
 * @param served what the pipeline did as it stands, forced detections included; its threshold is that of the pipeline
 * @param forced how many of its detections were forced, i.e. below its threshold
 * @param latency from a word's end to its detection, of the hits as they were served
 * @param recommended what it would have done at the threshold that the bundle recommends, without forcing
 * @param curve the detection-error curve: what it would have done at other thresholds, without forcing, from the lowest up
 * @param errors where detections and truth differ as it was served, in the order of the streams
 */
public record StreamResult(
        String pipeline,
        List<String> streams,
        double seconds,
        OperatingPoint served,
        int forced,
        LatencySummary latency,
        OperatingPoint recommended,
        List<OperatingPoint> curve,
        List<StreamError> errors) {
    public StreamResult {
        streams = List.copyOf(streams);
        curve = List.copyOf(curve);
        errors = List.copyOf(errors);
    }
}
