package dev.sonoflux.training.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Voice activity detectors, measured on the same streams.
 *
 * @param pipeline name of the pipeline around them
 * @param streams names of the streams
 * @param seconds how long they are together
 * @param words how many are said in them
 * @param noise what was added to them; empty if nothing was
 * @param results by noise, from none to the loudest, and then in the order in which the detectors were given
 */
public record VadComparison(
        String pipeline,
        List<String> streams,
        double seconds,
        int words,
        Optional<NoiseMaterial> noise,
        List<VadResult> results) {
    public VadComparison {
        streams = List.copyOf(streams);
        results = List.copyOf(results);
    }
}
