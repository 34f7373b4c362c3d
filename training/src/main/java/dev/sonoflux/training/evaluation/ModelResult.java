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
 * @param trainedOn datasets among those of {@code clips} that it was trained on, too, by their names and splits: on those
 *     recordings its figures say little of others
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
        List<String> trainedOn,
        Optional<Metrics> clips,
        List<NoiseResult> noise,
        Optional<StreamResult> streams,
        Optional<NegativesResult> negatives) {
    public ModelResult {
        trainedOn = List.copyOf(trainedOn);
        noise = List.copyOf(noise);
    }

    /** A model of which nothing has been measured yet. */
    static ModelResult of(EvaluatedModel model) {
        return new ModelResult(
                model.name(),
                model.bundle().manifest().family(),
                model.bundle().temperature(),
                model.bundle().confidence(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    ModelResult withTrainedOn(List<String> datasets) {
        return new ModelResult(name, family, temperature, threshold, datasets, clips, noise, streams, negatives);
    }

    ModelResult withClips(Metrics measured) {
        return new ModelResult(
                name, family, temperature, threshold, trainedOn, Optional.of(measured), noise, streams, negatives);
    }

    ModelResult withNoise(List<NoiseResult> measured) {
        return new ModelResult(name, family, temperature, threshold, trainedOn, clips, measured, streams, negatives);
    }

    ModelResult withStreams(StreamResult measured) {
        return new ModelResult(
                name, family, temperature, threshold, trainedOn, clips, noise, Optional.of(measured), negatives);
    }

    ModelResult withNegatives(NegativesResult measured) {
        return new ModelResult(
                name, family, temperature, threshold, trainedOn, clips, noise, streams, Optional.of(measured));
    }
}
