package dev.sonoflux.operators.decide;

import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.AudioWindow;
import java.util.List;
import java.util.OptionalInt;

/** The operator {@code test-scores}: words of more than 300 ms score 2 for long, others 2 for short. */
public final class LengthScores implements OperatorProvider<AudioWindow, Scores> {
    @Override
    public String name() {
        return "test-scores";
    }

    @Override
    public String summary() {
        return "Scores words by their length.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.empty();
    }

    @Override
    public Class<AudioWindow> input() {
        return AudioWindow.class;
    }

    @Override
    public Class<Scores> output() {
        return Scores.class;
    }

    @Override
    public PlannedOperator<AudioWindow, Scores> plan(Settings settings, OptionalInt rate, PlanScope scope) {
        return PlannedOperator.of(
                () -> (window, out) -> {
                    boolean isLong = (window.speechEnd() - window.speechStart()) > 0.3 * window.sampleRate();
                    double[] scores = isLong ? new double[] {2, 0} : new double[] {0, 2};
                    out.accept(new Scores(List.of("long", "short"), scores, window));
                },
                rate);
    }
}
