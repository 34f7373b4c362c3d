package dev.sonoflux.engine.pipeline;

import java.time.Duration;

/**
 * How a run went.
 *
 * @param streams streams that were begun
 * @param detections words that were reported
 * @param warnings streams' faults that cost some of the audio
 * @param errors streams' faults that ended them
 * @param dropped samples that live sources lost
 * @param gaps places in the streams where samples are missing that no source reported as dropped, e.g. while a microphone
 *     was away
 * @param missing how long these are together
 */
public record RunSummary(
        long streams, long detections, long warnings, long errors, long dropped, long gaps, Duration missing) {}
