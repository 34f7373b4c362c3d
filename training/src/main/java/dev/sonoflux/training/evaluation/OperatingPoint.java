package dev.sonoflux.training.evaluation;

/**
 * What streams would get at a threshold.
 *
 * @param threshold the confidence that a detection must reach, in [0, 1]
 * @param counts detections against what was said
 * @param falseAlarms insertions in the time of the streams
 */
public record OperatingPoint(double threshold, EventCounts counts, HourlyRate falseAlarms) {}
