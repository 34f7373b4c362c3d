package dev.sonoflux.operators.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxTest {
    private static Scores scores(double... values) {
        return new Scores(List.of("a", "b", "c"), values, AudioWindow.ofWhole(8000, new float[10]));
    }

    private static double[] run(double temperature, double... values) {
        return Stages.run(new Softmax(temperature), List.of(scores(values)))
                .get(0)
                .values();
    }

    @Test
    void givesTheExponentialsDividedByTheirSum() {
        assertThat(run(1, 1, 2, 3)).containsExactly(new double[] {0.09003057, 0.24472847, 0.66524096}, within(1e-8));
    }

    @Test
    void theTemperatureDividesTheScores() {
        assertThat(run(2, 2, 4, 6)).containsExactly(run(1, 1, 2, 3), within(1e-15));
    }

    @Test
    void largeScoresDoNotOverflow() {
        assertThat(run(0.01, 1e5, -1e5, 1e5)).containsExactly(0.5, 0, 0.5);
    }

    @Test
    void aConstantAddedToAllScoresChangesNothing() {
        assertThat(run(1, 101, 102, 103)).containsExactly(run(1, 1, 2, 3), within(1e-12));
    }

    @Test
    void leavesItsInputAsItWas() {
        Scores scores = scores(1, 2, 3);

        List<Scores> out = Stages.run(new Softmax(1), List.of(scores));

        assertThat(scores.values()).containsExactly(1, 2, 3);
        assertThat(out.get(0).window()).isSameAs(scores.window());
        assertThat(Arrays.stream(out.get(0).values()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void refusesScoresThatAreNoNumbers() {
        assertThatThrownBy(() -> run(1, 1, Double.NaN, 3))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("NaN for 'b'");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesTemperaturesThatAreNotPositive(double temperature) {
        assertThatThrownBy(() -> new Softmax(temperature))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("temperature");
    }

    @Test
    void worksAsAReactorOperator() {
        List<Scores> inputs = List.of(scores(1, 2, 3), scores(3, 2, 1));

        ReactorForm.check(Softmax.operator(1.5), inputs, Stages.run(new Softmax(1.5), inputs));
    }
}
