package dev.sonoflux.operators.infer;

import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.decide.Softmax;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.util.List;

/**
 * Recognises a recording of one word with the operators that serve streams: resample, features, infer, softmax. Safe to
 * share between threads.
 *
 * @param bundle the model; closed by whoever opened it
 */
public record WordClassifier(ModelBundle bundle) {
    /**
     * Posterior probabilities of the bundle's labels.
     *
     * @param samples the whole recording, at any rate
     */
    public Scores classify(int sampleRate, float[] samples) {
        return Stages.run(new Softmax(bundle.temperature()), List.of(score(sampleRate, samples)))
                .get(0);
    }

    /**
     * Scores of the bundle's labels before softmax.
     *
     * @param samples the whole recording, at any rate
     */
    public Scores score(int sampleRate, float[] samples) {
        int rate = bundle.features().sampleRate();
        float[] resampled = Resampler.resample(samples, sampleRate, ResampleConfig.ofRate(rate));
        return Stages.run(
                        new FeatureExtractor(bundle.features())
                                .then(new Infer(bundle.classifier(), Infer.DEFAULT_BATCH_SIZE)),
                        List.of(AudioWindow.ofWhole(rate, resampled)))
                .get(0);
    }
}
