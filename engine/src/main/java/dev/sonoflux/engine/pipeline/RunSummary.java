package dev.sonoflux.engine.pipeline;

/**
 * How a run went.
 *
 * @param streams streams that were begun
 * @param detections words that were reported
 * @param warnings streams' faults that cost some of the audio
 * @param errors streams' faults that ended them
 * @param dropped samples that live sources lost
 */
public record RunSummary(long streams, long detections, long warnings, long errors, long dropped) {}
