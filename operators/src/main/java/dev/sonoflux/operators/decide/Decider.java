package dev.sonoflux.operators.decide;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.LabelScore;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * Decides what was said. The posteriors of the last {@code smoothing} windows of a segment are averaged; a window whose
 * best label then reaches the confidence is reported, the first one of a segment or each.
 *
 * <p>With {@code forceEmit}, a segment of which nothing has been reported by its last window is reported then, with the
 * label whose averaged posterior was the highest in the segment, marked as forced.
 *
 * <p>A silent label is never reported, neither as a detection nor among the most probable ones, and a window in which it is
 * the best one does not end the search. Where it was the most certain of the whole segment, nothing is forced: what the
 * model heard was not to be reported. A model's {@link BackgroundLabels} are always silent.
 */
public final class Decider implements Stage<Scores, Detection> {
    private static final long NONE = -1;

    private final DecideConfig config;
    private final Posteriors posteriors;
    private List<String> labels = List.of();
    private Set<String> silent = Set.of();
    private long segment = NONE;
    private boolean reported;
    private Scores best;

    public Decider(DecideConfig config) {
        this.config = config;
        posteriors = new Posteriors(config.smoothing());
    }

    /** The decision for {@link Flux#transform}, a fresh one for each subscriber. */
    public static Function<Flux<Scores>, Flux<Detection>> operator(DecideConfig config) {
        return Stages.operator(() -> new Decider(config));
    }

    /**
     * Takes the posteriors of a window; windows come in the order of the stream.
     *
     * @throws SonofluxException if a value is no probability, or a silent label is none of the model's
     */
    @Override
    public void accept(Scores scores, Consumer<? super Detection> out) {
        if (scores.labels() != labels) {
            labels = scores.labels();
            checkSilentLabels(config.silent(), labels);
            silent = Stream.concat(config.silent().stream(), labels.stream().filter(BackgroundLabels::contains))
                    .collect(Collectors.toUnmodifiableSet());
        }
        AudioWindow window = scores.window();
        if (window.segment() != segment) {
            segment = window.segment();
            reported = false;
            best = null;
            posteriors.clear();
        }
        Scores smoothed = posteriors.add(scores);
        if (best == null || highest(smoothed) > highest(best)) {
            best = smoothed;
        }
        boolean wanted = !reported || config.emit() == Emit.EVERY_WINDOW;
        if (wanted && highest(smoothed) >= config.confidence() && !isSilent(smoothed)) {
            reported = true;
            out.accept(detection(smoothed, window, false));
        } else if (window.last() && config.forceEmit() && !reported && !isSilent(best)) {
            reported = true;
            out.accept(detection(best, window, true));
        }
    }

    private Detection detection(Scores scores, AudioWindow window, boolean forced) {
        List<LabelScore> top = Posteriors.top(scores, silent, config.topK());
        return new Detection(
                top.get(0).label(),
                Math.min(1, Math.max(0, top.get(0).p())),
                window.sampleRate(),
                window.speechStart(),
                window.speechEnd(),
                window.heard(),
                window.segment(),
                forced,
                top);
    }

    private boolean isSilent(Scores scores) {
        return silent.contains(scores.labels().get(scores.argmax()));
    }

    private static double highest(Scores scores) {
        return scores.values()[scores.argmax()];
    }

    /** @throws SonofluxException if the model does not have one of the silent labels */
    static void checkSilentLabels(List<String> silent, List<String> labels) {
        for (String label : silent) {
            if (!labels.contains(label)) {
                throw new SonofluxException("the silent label '" + label + "' is none of the model's, which are "
                        + String.join(", ", labels));
            }
        }
    }
}
