package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.recognition.Detection;

/**
 * A detection in seconds of stream time.
 *
 * @param label the word
 * @param confidence its posterior, in [0, 1]
 * @param span the speech it was detected in
 * @param at how much of the stream had been heard then
 * @param forced whether the confidence stayed below the pipeline's threshold
 */
record HeardWord(String label, double confidence, Span span, double at, boolean forced) {
    static HeardWord of(Detection detection) {
        double rate = detection.sampleRate();
        return new HeardWord(
                detection.label(),
                detection.confidence(),
                new Span(detection.start() / rate, detection.end() / rate),
                detection.at() / rate,
                detection.forced());
    }
}
