package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.decide.Softmax;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.infer.Infer;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.util.List;
import java.util.function.Supplier;

/**
 * How long it takes to recognise one recording on this machine, by the operators that serve, on one thread.
 *
 * @param read reading the file
 * @param resample bringing it to the model's rate
 * @param features computing the features
 * @param inference scoring them and softmax
 * @param total features and inference: what a word costs once its samples are there
 */
public record RecognitionLatency(
        LatencySummary read,
        LatencySummary resample,
        LatencySummary features,
        LatencySummary inference,
        LatencySummary total) {
    /**
     * Recognises the recording again and again.
     *
     * @param clip reads it anew each time
     * @param warmup how many times before it counts, 0 or more: the first runs wait for classes and the compiler
     * @param runs how many times it counts, 1 or more
     */
    public static RecognitionLatency measure(ModelBundle bundle, Supplier<AudioClip> clip, int warmup, int runs) {
        FeatureExtractor extractor = new FeatureExtractor(bundle.features());
        int rate = bundle.features().sampleRate();
        long[][] nanos = new long[5][runs];
        for (int run = -warmup; run < runs; run++) {
            long begin = System.nanoTime();
            AudioClip read = clip.get();
            long resample = System.nanoTime();
            float[] samples = Resampler.resample(read.samples(), read.sampleRate(), ResampleConfig.ofRate(rate));
            long features = System.nanoTime();
            FeatureMatrix matrix = extractor.extract(AudioWindow.ofWhole(rate, samples));
            long inference = System.nanoTime();
            List<Scores> posteriors = Stages.run(
                    new Infer(bundle.classifier(), Infer.DEFAULT_BATCH_SIZE).then(new Softmax(bundle.temperature())),
                    List.of(matrix));
            long end = System.nanoTime();
            if (posteriors.size() != 1) {
                throw new IllegalStateException("one window has one result, not " + posteriors.size());
            }
            if (run >= 0) {
                long[] times = {begin, resample, features, inference, end};
                for (int step = 0; step < 4; step++) {
                    nanos[step][run] = times[step + 1] - times[step];
                }
                nanos[4][run] = end - features;
            }
        }
        return new RecognitionLatency(
                LatencySummary.ofNanos(nanos[0]),
                LatencySummary.ofNanos(nanos[1]),
                LatencySummary.ofNanos(nanos[2]),
                LatencySummary.ofNanos(nanos[3]),
                LatencySummary.ofNanos(nanos[4]));
    }
}
