package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.pipeline.OperatorChain;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.infer.ModelOperator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A pipeline with one of the models in it. Streams are heard once; what it would have detected at another threshold follows
 * from the posteriors, by the same operators: from {@code decide} on, with another confidence and without forcing. So smoothing
 * and once-per-segment do what they would do when serving: at a lower threshold an earlier window decides a segment, and it
 * may be another word.
 */
final class ServingPipeline implements AutoCloseable {
    private static final String DECIDE = "decide";
    private static final String CONFIDENCE = "confidence";
    private static final String FROM_MODEL = "from-model";
    private static final int STEPS = 100;

    private final PipelineSpec spec;
    private final Pipeline pipeline;
    private final double threshold;
    private final int sampleRate;

    private ServingPipeline(PipelineSpec spec, Pipeline pipeline, double threshold, int sampleRate) {
        this.spec = spec;
        this.pipeline = pipeline;
        this.threshold = threshold;
        this.sampleRate = sampleRate;
    }

    /**
     * Checks a pipeline with the model in the place of its own, and at the model's rate.
     *
     * @throws dev.sonoflux.engine.SonofluxException if it doesn't fit, or has no {@code decide} or no operator with
     *     a model
     */
    static ServingPipeline of(PipelineSpec config, EvaluatedModel model) {
        String folder = model.bundle().folder().toAbsolutePath().toString();
        PipelineSpec spec = config.withText(ModelOperator.of(config) + "." + ModelOperator.MODEL, folder, "--model");
        if (spec.hasOperator("resample")) {
            spec = spec.withText("resample.rate", String.valueOf(model.sampleRate()), "--model");
        }
        // Refuses a pipeline without a decision before anything is heard.
        spec.operatorsFrom(DECIDE);
        Optional<String> confidence = spec.operatorSetting(DECIDE, CONFIDENCE).filter(c -> !c.equals(FROM_MODEL));
        Pipeline pipeline = Pipeline.withoutSource(spec);
        return new ServingPipeline(
                spec,
                pipeline,
                confidence.map(Double::parseDouble).orElse(model.bundle().confidence()),
                model.sampleRate());
    }

    String name() {
        return pipeline.name();
    }

    /** The confidence that detections must reach in the pipeline as it stands, unless they are forced. */
    double threshold() {
        return threshold;
    }

    /**
     * Hears streams to their ends.
     *
     * @throws dev.sonoflux.engine.SonofluxException if one of them is broken
     */
    List<HeardStream> hear(AudioSource source, Consumer<String> warnings) {
        Hearing hearing = new Hearing(warnings);
        pipeline.withSource(source).emissions(Hearing.TYPES).doOnNext(hearing).blockLast();
        return hearing.streams();
    }

    /** The thresholds of a curve, from 0 to 1 in steps of 0.01. */
    static List<Double> thresholds() {
        return IntStream.rangeClosed(0, STEPS).mapToObj(i -> (double) i / STEPS).toList();
    }

    /** What would have been detected in the streams at a threshold, without forcing. */
    List<List<HeardWord>> decide(List<HeardStream> streams, double confidence) {
        PipelineSpec decided = spec.withText(DECIDE + "." + CONFIDENCE, String.valueOf(confidence), "a threshold")
                .withText(DECIDE + ".forceEmit", "false", "a threshold");
        try (OperatorChain<Scores, Detection> chain =
                OperatorChain.of(decided.operatorsFrom(DECIDE), Scores.class, Detection.class, sampleRate)) {
            return streams.stream()
                    .map(stream -> Stages.run(chain.stage(stream.name()), stream.posteriors()).stream()
                            .map(HeardWord::of)
                            .toList())
                    .toList();
        }
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
