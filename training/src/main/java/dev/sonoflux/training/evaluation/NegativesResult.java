package dev.sonoflux.training.evaluation;

import java.util.List;

/**
 * What a pipeline detects in recordings without any of its words: each detection is a false alarm.
 *
 * @param folder name of the folder
 * @param recordings how many
 * @param seconds how long they are together
 * @param served the pipeline as it stands, forced detections included; its threshold is that of the pipeline
 * @param recommended at the threshold that the bundle recommends, without forcing
 * @param curve at other thresholds, without forcing, from the lowest up
 * @param worst the most certain false alarms at the recommended threshold, at most {@link FalseAlarm#LISTED}, the most
 *     certain one first
 */
public record NegativesResult(
        String folder,
        int recordings,
        double seconds,
        FalseAlarmPoint served,
        FalseAlarmPoint recommended,
        List<FalseAlarmPoint> curve,
        List<FalseAlarm> worst) {
    public NegativesResult {
        curve = List.copyOf(curve);
        worst = List.copyOf(worst);
    }
}
