package dev.sonoflux.training.evaluation;

/**
 * How often a pipeline would give false alarms at a threshold.
 *
 * @param threshold the confidence that a detection must reach, in [0, 1]
 * @param falseAlarms all detections in the time of the recordings
 */
public record FalseAlarmPoint(double threshold, HourlyRate falseAlarms) {}
