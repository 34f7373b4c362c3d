package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.splice.TruthWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Measures voice activity detectors, each in the same pipeline, up to its segments, and on the same streams. */
public final class VadEvaluation {
    private static final String VAD = "vad";
    private static final String SEGMENT = "segment";
    private static final Set<Class<?>> TYPES = Set.of(VoiceActivity.class, SpeechEvent.class, Fault.class);

    /** How much of a word's segment must be the word. */
    private static final double LEAST_SHARE = 0.5;

    private final PipelineSpec config;
    private final List<StreamLevel> streams;
    private final Optional<ClipNoise> noise;

    private VadEvaluation(PipelineSpec config, List<StreamLevel> streams, Optional<ClipNoise> noise) {
        this.config = config;
        this.streams = streams;
        this.noise = noise;
    }

    /**
     * Hears the streams as they are and in noise, with one detector after the other.
     *
     * @param config the pipeline; the detector takes the place of its own
     * @param vads one or more
     * @param streams one or more
     * @param noise its ratios are those of the words' mean power in a stream to the noise's
     * @param warnings is told what is wrong with a recording without being an error
     * @throws SonofluxException if the pipeline has no {@code vad} or no {@code segment}, or a detector doesn't fit, a
     *     recording is broken, or a word lies beyond its stream's end
     */
    public static VadComparison evaluate(
            PipelineSpec config,
            List<VadChoice> vads,
            List<LabelledStream> streams,
            Optional<ClipNoise> noise,
            ProgressListener progress,
            Consumer<String> warnings) {
        List<StreamLevel> levels =
                streams.stream().map(stream -> StreamLevel.of(stream, warnings)).toList();
        return new VadEvaluation(config.upTo(SEGMENT), levels, noise).compare(vads, progress);
    }

    private VadComparison compare(List<VadChoice> vads, ProgressListener progress) {
        List<OptionalDouble> ratios = new ArrayList<>(List.of(OptionalDouble.empty()));
        noise.ifPresent(n -> n.snrDb().forEach(db -> ratios.add(OptionalDouble.of(db))));
        VadResult[][] results = new VadResult[ratios.size()][vads.size()];
        int done = 0;
        for (int v = 0; v < vads.size(); v++) {
            PipelineSpec spec = config.withOperatorFor(
                    VAD, VAD, vads.get(v).settings(), "--vad " + vads.get(v).name());
            try (Pipeline pipeline = Pipeline.withoutSource(spec)) {
                for (int r = 0; r < results.length; r++) {
                    progress.progress("detectors", done++, results.length * vads.size());
                    results[r][v] = measure(pipeline, vads.get(v), ratios.get(r));
                }
            }
        }
        progress.progress("detectors", done, done);
        return new VadComparison(
                config.name(),
                streams.stream().map(StreamLevel::name).toList(),
                seconds(),
                streams.stream().mapToInt(s -> s.stream().words().size()).sum(),
                noise.map(ClipNoise::material),
                Arrays.stream(results).flatMap(Arrays::stream).toList());
    }

    private VadResult measure(Pipeline pipeline, VadChoice vad, OptionalDouble snrDb) {
        FrameCounts frames = FrameCounts.NONE;
        int words = 0;
        int missed = 0;
        int inserted = 0;
        for (StreamLevel level : streams) {
            List<TruthWord> truth = level.stream().words();
            AudioSource source =
                    snrDb.isEmpty() ? level.source() : level.source(noise.orElseThrow(), snrDb.getAsDouble());
            Heard heard = new Heard(new FrameTally(truth));
            pipeline.withSource(source).emissions(TYPES).doOnNext(heard).blockLast();
            int found = found(truth, heard.segments);
            frames = frames.plus(heard.tally.counts());
            words += truth.size();
            missed += truth.size() - found;
            inserted += heard.segments.size() - found;
        }
        return new VadResult(vad, snrDb, frames, new Proportion(missed, words), new HourlyRate(inserted, seconds()));
    }

    /**
     * Words with a segment of their own. One whose speech is for the most part not the word is none: a detector that takes all
     * for speech finds no words.
     */
    static int found(List<TruthWord> words, List<Span> segments) {
        List<Span> spans = words.stream().map(w -> new Span(w.start(), w.end())).toList();
        int[] matches = EventAlignment.of(spans, segments);
        return (int) IntStream.range(0, matches.length)
                .filter(w -> matches[w] >= 0 && isMostly(segments.get(matches[w]), spans.get(w)))
                .count();
    }

    private static boolean isMostly(Span segment, Span word) {
        return segment.overlap(word) >= LEAST_SHARE * (segment.end() - segment.start());
    }

    private double seconds() {
        return streams.stream().mapToDouble(StreamLevel::seconds).sum();
    }

    /** What a pipeline hands on of one stream. */
    private static final class Heard implements Consumer<Emission> {
        private final FrameTally tally;
        private final List<Span> segments = new ArrayList<>();

        private Heard(FrameTally tally) {
            this.tally = tally;
        }

        @Override
        public void accept(Emission emission) {
            if (emission.item() instanceof VoiceActivity activity) {
                tally.add(activity);
            } else if (emission.item() instanceof SpeechEvent.Ended segment) {
                double rate = segment.sampleRate();
                segments.add(new Span(segment.speechStart() / rate, segment.speechEnd() / rate));
            } else if (emission.item() instanceof Fault fault && fault.severity() == Fault.Severity.ERROR) {
                throw new SonofluxException(fault.message());
            }
        }
    }
}
