package dev.sonoflux.training.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Everything that was measured of one model.
 *
 * @param name what it is called here: unique among the models that are compared
 * @param family what kind of model it is, e.g. {@code svm}
 * @param temperature what its scores are divided by before softmax
 * @param threshold the confidence at which its bundle recommends detections, in [0, 1]
 * @param clips on clips as they are
 * @param noise on the clips in noise, from the highest SNR to the lowest
 * @param streams on labelled streams
 * @param negatives on recordings without words
 */
public record ModelResult(
        String name,
        String family,
        double temperature,
        double threshold,
        Optional<Metrics> clips,
        List<NoiseResult> noise,
        Optional<StreamResult> streams,
        Optional<NegativesResult> negatives) {
    public ModelResult {
        noise = List.copyOf(noise);
    }
}
