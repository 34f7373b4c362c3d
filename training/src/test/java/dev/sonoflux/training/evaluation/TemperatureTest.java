package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemperatureTest {
    private static final List<String> LABELS = List.of("a", "b");

    @Test
    void temperatureMakesConfidenceTheShareOfRightAnswers() {
        // Nine in ten are right, and the right label is always 3 ahead: softmax gives 0.9 at T = 3 / ln 9.
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            scored.add(new Scored("" + i, i % 10 == 0 ? "b" : "a", "anna", new double[] {2, -1}));
        }

        double temperature = Temperature.fit(scored, LABELS);

        assertThat(temperature).isCloseTo(3 / Math.log(9), offset(1e-4));
        assertThat(scored.get(0).posteriors(temperature).values()[0]).isCloseTo(0.9, offset(1e-4));
    }

    @Test
    void noOtherTemperatureIsMoreLikely() {
        Random random = new Random(1);
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double score = 3 * random.nextGaussian();
            String label = random.nextDouble() < 1 / (1 + Math.exp(-score / 2)) ? "a" : "b";
            scored.add(new Scored("" + i, label, "anna", new double[] {score, 0}));
        }

        double temperature = Temperature.fit(scored, LABELS);

        double best = Temperature.negativeLogLikelihood(scored, LABELS, temperature);
        for (double factor : new double[] {0.1, 0.5, 0.98, 1.02, 2, 10}) {
            assertThat(Temperature.negativeLogLikelihood(scored, LABELS, temperature * factor))
                    .isGreaterThan(best);
        }
        assertThat(temperature).isBetween(1.5, 2.6);
    }

    @Test
    void scoresThatAreAlwaysRightAreAsConfidentAsTheirNumberJustifies() {
        Scored right = new Scored("1", "a", "anna", new double[] {1, 0});

        double afterOne = Temperature.fit(List.of(right), LABELS);
        double afterEight = Temperature.fit(Collections.nCopies(8, right), LABELS);

        assertThat(right.posteriors(afterOne).values()[0]).isCloseTo(2 / 3.0, offset(1e-4));
        assertThat(right.posteriors(afterEight).values()[0]).isCloseTo(0.9, offset(1e-4));
    }

    @Test
    void posteriorsOfLargeScoresDoNotOverflow() {
        Scored scored = new Scored("1", "a", "anna", new double[] {1e300, 0});

        assertThat(scored.posteriors(1e-3).values()).containsExactly(1, 0);
    }
}
