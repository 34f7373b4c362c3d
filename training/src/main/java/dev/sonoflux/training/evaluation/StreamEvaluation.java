package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.source.FileSource;
import dev.sonoflux.training.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Evaluates a model in the pipeline that serves it, on recordings of many words. */
public final class StreamEvaluation {
    private final List<LabelledStream> streams;
    private final List<HeardStream> heard;
    private final double seconds;

    private StreamEvaluation(List<LabelledStream> streams, List<HeardStream> heard) {
        this.streams = streams;
        this.heard = heard;
        seconds = heard.stream().mapToDouble(HeardStream::seconds).sum();
    }

    /**
     * Hears the streams and compares what is detected with what is said.
     *
     * @param config the pipeline; the model takes the place of its own
     * @param streams one or more
     * @param warnings is told what is wrong with a recording without being an error
     * @throws SonofluxException if the pipeline doesn't fit the model, a recording is broken, or a word
     *     is unknown to the model or lies beyond its stream's end
     */
    public static StreamResult evaluate(
            EvaluatedModel model,
            PipelineSpec config,
            List<LabelledStream> streams,
            ProgressListener progress,
            Consumer<String> warnings) {
        streams.forEach(s -> model.requireLabels(s.labels(), "the truth about " + s.audio()));
        try (ServingPipeline pipeline = ServingPipeline.of(config, model)) {
            List<HeardStream> heard = new ArrayList<>();
            for (LabelledStream stream : streams) {
                progress.progress("streams through " + model.name(), heard.size(), streams.size());
                heard.add(hear(pipeline, stream, warnings));
            }
            progress.progress("streams through " + model.name(), streams.size(), streams.size());
            return new StreamEvaluation(streams, heard)
                    .result(pipeline, model.bundle().confidence());
        }
    }

    private static HeardStream hear(ServingPipeline pipeline, LabelledStream stream, Consumer<String> warnings) {
        HeardStream heard = pipeline.hear(FileSource.of(stream.audio()), warnings).stream()
                .findFirst()
                .orElseThrow(() -> new SonofluxException(
                        stream.audio() + ": there are no samples in it; name a recording of the words in the truth"));
        stream.requireWordsWithin(heard.seconds());
        return heard;
    }

    private StreamResult result(ServingPipeline pipeline, double recommended) {
        List<List<HeardWord>> served = heard.stream().map(HeardStream::words).toList();
        List<StreamComparison> comparisons = compare(served);
        return new StreamResult(
                pipeline.name(),
                heard.stream().map(HeardStream::name).toList(),
                seconds,
                point(pipeline.threshold(), comparisons),
                (int) served.stream()
                        .flatMap(List::stream)
                        .filter(HeardWord::forced)
                        .count(),
                new LatencySummary(comparisons.stream()
                        .flatMap(c -> c.latencies().stream())
                        .toList()),
                point(recommended, compare(pipeline.decide(heard, recommended))),
                ServingPipeline.thresholds().stream()
                        .map(t -> point(t, compare(pipeline.decide(heard, t))))
                        .toList(),
                comparisons.stream().flatMap(c -> c.errors().stream()).toList());
    }

    private List<StreamComparison> compare(List<List<HeardWord>> detections) {
        return IntStream.range(0, heard.size())
                .mapToObj(i ->
                        StreamComparison.of(heard.get(i).name(), streams.get(i).words(), detections.get(i)))
                .toList();
    }

    private OperatingPoint point(double threshold, List<StreamComparison> comparisons) {
        EventCounts counts = comparisons.stream()
                .map(StreamComparison::counts)
                .reduce(new EventCounts(0, 0, 0, 0), EventCounts::plus);
        return new OperatingPoint(threshold, counts, new HourlyRate(counts.insertions(), seconds));
    }
}
