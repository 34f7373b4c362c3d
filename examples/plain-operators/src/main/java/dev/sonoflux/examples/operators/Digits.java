package dev.sonoflux.examples.operators;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.source.FileSource;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.decide.DecideConfig;
import dev.sonoflux.operators.decide.Decider;
import dev.sonoflux.operators.decide.Softmax;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.infer.Infer;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import dev.sonoflux.operators.segment.SegmentConfig;
import dev.sonoflux.operators.segment.Segmenter;
import dev.sonoflux.operators.vad.AdaptiveVad;
import dev.sonoflux.operators.vad.AdaptiveVadConfig;
import dev.sonoflux.operators.window.WindowConfig;
import dev.sonoflux.operators.window.Windower;
import java.nio.file.Path;
import reactor.core.publisher.Flux;

/** Says which words are spoken in a recording: {@code plain-operators MODEL RECORDING}. */
public final class Digits {
    private static final int FAILURE = 1;
    private static final int USAGE_ERROR = 2;

    private Digits() {}

    /** The words in a stream at any rate. */
    public static Flux<Detection> digits(Flux<PcmFrame> frames, ModelBundle model) {
        return frames.transform(Resampler.operator(ResampleConfig.ofRate(8000)))
                .transform(AdaptiveVad.operator(AdaptiveVadConfig.ofDefaults()))
                .transform(Segmenter.operator(SegmentConfig.ofDefaults()))
                .transform(Windower.operator(WindowConfig.wholeSegment()))
                .transform(FeatureExtractor.operator(model.features()))
                .transform(Infer.operator(model))
                .transform(Softmax.operator(model.temperature()))
                .transform(Decider.operator(DecideConfig.ofDefaults().withConfidence(0.3)));
    }

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: plain-operators MODEL RECORDING");
            System.exit(USAGE_ERROR);
        }
        try (ModelBundle model = ModelBundle.open(Path.of(args[0]))) {
            Flux<PcmFrame> frames = FileSource.of(Path.of(args[1])).streams().concatMap(AudioStream::frames);
            digits(frames, model)
                    .doOnNext(d -> System.out.printf("%7.3f s  %s%n", (double) d.start() / d.sampleRate(), d.label()))
                    .blockLast();
        } catch (SonofluxException e) {
            System.err.println("plain-operators: " + e.getMessage());
            System.exit(FAILURE);
        }
    }
}
