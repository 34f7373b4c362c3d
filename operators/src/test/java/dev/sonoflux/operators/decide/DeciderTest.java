package dev.sonoflux.operators.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.LabelScore;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final List<String> LABELS = List.of("one", "two", "noise");
    private static final DecideConfig CONFIG = DecideConfig.ofDefaults().withConfidence(0.8);

    /** The window that ends 100 samples further for each number; speech begins at 1000 × segment. */
    private static Scores window(long segment, int number, boolean last, double... p) {
        long start = 1000 * segment;
        long heard = start + 100 * number;
        return new Scores(
                LABELS, p, new AudioWindow(segment, 8000, start, new float[0], start + 5, heard - 7, heard, last));
    }

    private static List<Detection> run(DecideConfig config, Scores... scores) {
        return Stages.run(new Decider(config), List.of(scores));
    }

    @Test
    void theFirstWindowThatIsCertainEnoughIsReportedAndNoneAfterIt() {
        List<Detection> detections = run(
                CONFIG,
                window(4, 1, false, 0.7, 0.2, 0.1),
                window(4, 2, false, 0.05, 0.8, 0.15),
                window(4, 3, false, 0.9, 0.05, 0.05),
                window(4, 4, true, 0.9, 0.05, 0.05));

        assertThat(detections)
                .containsExactly(new Detection(
                        "two",
                        0.8,
                        8000,
                        4005,
                        4193,
                        4200,
                        4,
                        false,
                        List.of(
                                new LabelScore("two", 0.8),
                                new LabelScore("noise", 0.15),
                                new LabelScore("one", 0.05))));
    }

    @Test
    void everySegmentIsDecidedAfresh() {
        List<Detection> detections =
                run(CONFIG.withSmoothing(2), window(0, 1, true, 0.9, 0.05, 0.05), window(1, 1, true, 0.05, 0.9, 0.05));

        assertThat(detections).extracting(Detection::label).containsExactly("one", "two");
    }

    @Test
    void everyWindowThatIsCertainEnoughIsReportedWhenAsked() {
        List<Detection> detections = run(
                CONFIG.withEmit(Emit.EVERY_WINDOW).withForceEmit(true),
                window(0, 1, false, 0.9, 0.05, 0.05),
                window(0, 2, false, 0.6, 0.35, 0.05),
                window(0, 3, false, 0.05, 0.9, 0.05),
                window(0, 4, true, 0.6, 0.35, 0.05));

        assertThat(detections).extracting(Detection::label).containsExactly("one", "two");
        assertThat(detections).extracting(Detection::at).containsExactly(100L, 300L);
    }

    @Test
    void nothingIsReportedWithoutForceWhereNothingIsCertainEnough() {
        assertThat(run(CONFIG, window(0, 1, false, 0.7, 0.2, 0.1), window(0, 2, true, 0.6, 0.3, 0.1)))
                .isEmpty();
    }

    @Test
    void forceReportsTheMostCertainLabelOfTheSegmentAtItsEnd() {
        List<Detection> detections = run(
                CONFIG.withForceEmit(true),
                window(2, 1, false, 0.3, 0.6, 0.1),
                window(2, 2, false, 0.1, 0.7, 0.2),
                window(2, 3, true, 0.6, 0.3, 0.1));

        assertThat(detections).singleElement().satisfies(d -> {
            assertThat(d.label()).isEqualTo("two");
            assertThat(d.confidence()).isEqualTo(0.7);
            assertThat(d.forced()).isTrue();
            assertThat(d.at()).isEqualTo(2300);
            assertThat(d.end()).isEqualTo(2293);
            assertThat(d.top()).first().isEqualTo(new LabelScore("two", 0.7));
        });
    }

    @Test
    void nothingIsForcedWhereSomethingWasReported() {
        assertThat(run(
                        CONFIG.withForceEmit(true),
                        window(0, 1, false, 0.9, 0.05, 0.05),
                        window(0, 2, true, 0.5, 0.3, 0.2)))
                .extracting(Detection::forced)
                .containsExactly(false);
    }

    @Test
    void posteriorsAreAveragedOverTheLastWindowsOfTheSegment() {
        List<Detection> detections = run(
                CONFIG.withSmoothing(2).withEmit(Emit.EVERY_WINDOW),
                window(0, 1, false, 0.9, 0.05, 0.05),
                window(0, 2, false, 0.5, 0.4, 0.1),
                window(0, 3, false, 0.1, 0.9, 0.0),
                window(0, 4, true, 0.2, 0.8, 0.0));

        assertThat(detections).extracting(Detection::label).containsExactly("one", "two");
        assertThat(detections.get(1).at()).isEqualTo(400);
        assertThat(detections.get(1).confidence()).isCloseTo(0.85, within(1e-12));
    }

    @Test
    void aSilentLabelIsNeitherReportedNorEndsTheSearch() {
        List<Detection> detections = run(
                CONFIG.withSilent(List.of("noise")),
                window(0, 1, false, 0.05, 0.05, 0.9),
                window(0, 2, true, 0.85, 0.05, 0.1));

        assertThat(detections).singleElement().satisfies(d -> {
            assertThat(d.label()).isEqualTo("one");
            assertThat(d.top()).extracting(LabelScore::label).containsExactly("one", "two");
        });
    }

    @Test
    void nothingIsForcedWhereASilentLabelWasTheMostCertain() {
        assertThat(run(
                        CONFIG.withSilent(List.of("noise")).withForceEmit(true),
                        window(0, 1, false, 0.05, 0.05, 0.9),
                        window(0, 2, true, 0.6, 0.3, 0.1)))
                .isEmpty();
    }

    @Test
    void equalPosteriorsAreListedInTheModelsOrder() {
        Detection detection = run(CONFIG.withConfidence(0).withTopK(2), window(0, 1, true, 0.2, 0.4, 0.4))
                .get(0);

        assertThat(detection.top()).extracting(LabelScore::label).containsExactly("two", "noise");
    }

    @Test
    void refusesScoresThatAreNoProbabilities() {
        assertThatThrownBy(() -> run(CONFIG, window(0, 1, true, 3.2, 0, 0)))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("put softmax before decide");
        assertThatThrownBy(() -> run(CONFIG, window(0, 1, true, Double.NaN, 0, 0)))
                .isInstanceOf(SonofluxException.class);
    }

    @Test
    void refusesSilentLabelsThatTheModelDoesNotHave() {
        assertThatThrownBy(() -> run(CONFIG.withSilent(List.of("nosie")), window(0, 1, true, 1, 0, 0)))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("'nosie' is none of the model's, which are one, two, noise");
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> CONFIG.withConfidence(1.1)).hasMessageContaining("confidence");
        assertThatThrownBy(() -> CONFIG.withConfidence(Double.NaN)).hasMessageContaining("confidence");
        assertThatThrownBy(() -> CONFIG.withSmoothing(0)).hasMessageContaining("smoothing");
        assertThatThrownBy(() -> CONFIG.withTopK(0)).hasMessageContaining("topK");
    }

    @Test
    void worksAsAReactorOperator() {
        List<Scores> inputs = List.of(
                window(0, 1, false, 0.9, 0.05, 0.05),
                window(0, 2, true, 0.5, 0.4, 0.1),
                window(1, 1, true, 0.05, 0.9, 0.05));

        ReactorForm.check(Decider.operator(CONFIG), inputs, run(CONFIG, inputs.toArray(Scores[]::new)));
    }

    @Test
    void aModelsBackgroundLabelsAreSilentWithoutBeingNamed() {
        List<String> labels = List.of("_noise_", "_unknown_", "one", "two");
        AudioWindow window = window(3, 1, true, 1, 0, 0).window();
        DecideConfig forcing = CONFIG.withForceEmit(true);

        assertThat(run(forcing, new Scores(labels, new double[] {0.1, 0.5, 0.3, 0.1}, window)))
                .isEmpty();
        assertThat(run(forcing, new Scores(labels, new double[] {0.2, 0.3, 0.4, 0.1}, window)))
                .singleElement()
                .satisfies(detection -> {
                    assertThat(detection.forced()).isTrue();
                    assertThat(detection.top()).containsExactly(new LabelScore("one", 0.4), new LabelScore("two", 0.1));
                });
    }
}
