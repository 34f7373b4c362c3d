package dev.sonoflux.testkit.assertions;

import static dev.sonoflux.testkit.assertions.ExpectedDetection.detection;
import static dev.sonoflux.testkit.assertions.SonofluxAssertions.assertThatDetections;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.recognition.Detection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class DetectionsAssertTest {
    /** "7" from 0.5 to 1 s, and "3" from 2 to 2.5 s, which was forced. */
    private static final List<Detection> HEARD = List.of(
            new Detection("7", 0.97, 8000, 4000, 8000, 10_000, 0, false, List.of()),
            new Detection("3", 0.41, 8000, 16_000, 20_000, 22_000, 1, true, List.of()));

    private static final String[] ALL = {
        "1  '7' 0.9700, speech 0.500 s to 1.000 s, heard 1.250 s, segment 0",
        "2  '3' 0.4100 (forced), speech 2.000 s to 2.500 s, heard 2.750 s, segment 1"
    };

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void whatIsTruePasses() {
        assertThatDetections(HEARD)
                .haveLabels("7", "3")
                .areExactly(
                        detection("7")
                                .startingNear(ms(490), ms(10))
                                .endingNear(ms(1010), ms(10))
                                .confidenceAtLeast(0.97)
                                .notForced(),
                        detection("3").between(ms(2000), ms(2500)).heardBy(ms(2750)))
                .include(detection("3"))
                .haveConfidenceAtLeast(0.41)
                .haveNoneBetween(ms(1000), ms(2000));
        assertThatDetections(Flux.fromIterable(HEARD)).haveLabels("7", "3");
        assertThatDetections(List.of()).areNone();
    }

    static List<ThrowingCallable> untrue() {
        return List.of(
                () -> assertThatDetections(HEARD).haveLabels("7"),
                () -> assertThatDetections(HEARD).haveLabels("3", "7"),
                () -> assertThatDetections(HEARD).areExactly(detection("7")),
                () -> assertThatDetections(HEARD).areExactly(detection("7"), detection("3"), detection("1")),
                () -> assertThatDetections(HEARD)
                        .areExactly(detection("7"), detection("3").notForced()),
                () -> assertThatDetections(HEARD).include(detection("7").startingNear(ms(480), ms(10))),
                () -> assertThatDetections(HEARD).include(detection("7").endingNear(ms(1020), ms(10))),
                () -> assertThatDetections(HEARD).include(detection("7").between(ms(600), ms(2000))),
                () -> assertThatDetections(HEARD).include(detection("7").between(ms(0), ms(900))),
                () -> assertThatDetections(HEARD).include(detection("7").heardBy(ms(1200))),
                () -> assertThatDetections(HEARD).include(detection("3").confidenceAtLeast(0.5)),
                () -> assertThatDetections(HEARD).include(detection("1")),
                () -> assertThatDetections(HEARD).haveConfidenceAtLeast(0.5),
                () -> assertThatDetections(HEARD).haveNoneBetween(ms(990), ms(2000)),
                () -> assertThatDetections(HEARD).areNone(),
                () -> StepVerifier.create(Flux.fromIterable(HEARD))
                        .recordWith(ArrayList::new)
                        .thenConsumeWhile(d -> true)
                        .consumeRecordedWith(ExpectedDetection.exactly(detection("7"), detection("4")))
                        .verifyComplete());
    }

    @ParameterizedTest
    @MethodSource("untrue")
    void whatIsUntrueFailsAndShowsAllThatWasHeard(ThrowingCallable assertion) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(ALL);
    }

    @Test
    void failureSaysWhichOfTheConditionsDoesNotHold() {
        assertThatThrownBy(() -> assertThatDetections(HEARD)
                        .areExactly(
                                detection("7"),
                                detection("3").startingNear(ms(2000), ms(50)).confidenceAtLeast(0.5)))
                .hasMessageContaining("number 2 should be '3', starting at 2.000 s ± 0.050 s, confidence at least 0.5; "
                        + "wrong: confidence at least 0.5");
    }

    @Test
    void stepVerifierTakesThemOneByOne() {
        assertThatCode(() -> StepVerifier.create(Flux.fromIterable(HEARD))
                        .assertNext(detection("7").between(ms(400), ms(1100)))
                        .expectNextMatches(detection("3"))
                        .verifyComplete())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> StepVerifier.create(Flux.fromIterable(HEARD))
                        .assertNext(detection("7").between(ms(600), ms(1100)))
                        .thenCancel()
                        .verify())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected '7', between 0.600 s and 1.100 s")
                .hasMessageContaining("but it is '7' 0.9700, speech 0.500 s to 1.000 s")
                .hasMessageContaining("wrong: between 0.600 s and 1.100 s");
    }
}
