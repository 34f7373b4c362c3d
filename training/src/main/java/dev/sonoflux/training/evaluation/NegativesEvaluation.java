package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.source.DirectorySource;
import dev.sonoflux.training.FolderName;
import dev.sonoflux.training.ProgressListener;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Evaluates a model in the pipeline that serves it, on recordings in which none of its words is said. */
public final class NegativesEvaluation {
    private NegativesEvaluation() {}

    /**
     * Hears all recordings of a folder; whatever is detected is a false alarm.
     *
     * @param config the pipeline; the model takes the place of its own
     * @param warnings is told what is wrong with a recording without being an error
     * @throws SonofluxException if the folder is the root of a file system, the pipeline doesn't fit the model, or a
     *     recording is broken
     */
    public static NegativesResult evaluate(
            EvaluatedModel model,
            PipelineSpec config,
            Path folder,
            ProgressListener progress,
            Consumer<String> warnings) {
        String name = FolderName.of(folder);
        try (ServingPipeline pipeline = ServingPipeline.of(config, model)) {
            progress.progress("negatives through " + model.name(), 0, 1);
            List<HeardStream> heard = pipeline.hear(DirectorySource.of(folder), warnings);
            if (heard.isEmpty()) {
                throw new SonofluxException(folder + ": there are no samples in any of its recordings");
            }
            progress.progress("negatives through " + model.name(), 1, 1);
            double recommended = model.bundle().confidence();
            List<List<HeardWord>> atRecommended = pipeline.decide(heard, recommended);
            List<List<HeardWord>> served =
                    heard.stream().map(HeardStream::words).toList();
            return new NegativesResult(
                    name,
                    heard.size(),
                    seconds(heard),
                    point(pipeline.threshold(), served, heard),
                    point(recommended, atRecommended, heard),
                    ServingPipeline.thresholds().stream()
                            .map(t -> point(t, pipeline.decide(heard, t), heard))
                            .toList(),
                    worst(heard, atRecommended));
        }
    }

    private static double seconds(List<HeardStream> heard) {
        return heard.stream().mapToDouble(HeardStream::seconds).sum();
    }

    private static FalseAlarmPoint point(double threshold, List<List<HeardWord>> detections, List<HeardStream> heard) {
        int count = detections.stream().mapToInt(List::size).sum();
        return new FalseAlarmPoint(threshold, new HourlyRate(count, seconds(heard)));
    }

    private static List<FalseAlarm> worst(List<HeardStream> heard, List<List<HeardWord>> detections) {
        return IntStream.range(0, heard.size())
                .boxed()
                .flatMap(i -> alarms(heard.get(i).name(), detections.get(i)))
                .sorted(Comparator.comparingDouble(FalseAlarm::confidence)
                        .reversed()
                        .thenComparing(FalseAlarm::stream)
                        .thenComparingDouble(FalseAlarm::start))
                .limit(FalseAlarm.LISTED)
                .toList();
    }

    private static Stream<FalseAlarm> alarms(String stream, List<HeardWord> words) {
        return words.stream()
                .map(w -> new FalseAlarm(
                        stream,
                        w.label(),
                        w.confidence(),
                        w.span().start(),
                        w.span().end()));
    }
}
