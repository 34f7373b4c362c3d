package dev.sonoflux.examples.operators;

import static dev.sonoflux.examples.operators.Digits.digits;
import static dev.sonoflux.testkit.assertions.ExpectedDetection.detection;
import static dev.sonoflux.testkit.assertions.SonofluxAssertions.assertThatDetections;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.testkit.junit.RechunkedTest;
import dev.sonoflux.testkit.junit.Recording;
import dev.sonoflux.testkit.source.Pace;
import dev.sonoflux.testkit.source.ScriptedSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class DigitsTest {
    private static ModelBundle model;

    @BeforeAll
    static void openModel() {
        model = ModelBundle.open(Path.of(System.getProperty("project.root")).resolve("models/digits"));
    }

    @AfterAll
    static void closeModel() {
        model.close();
    }

    @RechunkedTest
    void digitsAreHeardInFramesOfAnySize(@Recording("../../demo/digits.wav") Flux<PcmFrame> frames) {
        assertThatDetections(digits(frames, model))
                .haveLabels("3", "1", "4", "0", "5", "9", "2", "6", "7", "8", "2", "7", "1", "8")
                .include(
                        detection("3").startingNear(ofMillis(700), ofMillis(50)).confidenceAtLeast(0.9))
                .haveNoneBetween(ofMillis(1200), ofMillis(2300));
    }

    @Test
    void digitIsToldWithinThreeTenthsOfASecond(
            @Recording(value = "../../demo/digits.wav", pace = Pace.REAL_TIME) Flux<PcmFrame> frames) {
        StepVerifier.withVirtualTime(() -> digits(frames, model))
                .expectSubscription()
                .expectNoEvent(ofMillis(1300))
                .thenAwait(ofMillis(100))
                .assertNext(detection("3").endingNear(ofMillis(1100), ofMillis(50)))
                .thenCancel()
                .verify();
    }

    @Test
    void stretchOfNoiseIsNoDigit() {
        ScriptedSource source = ScriptedSource.at(16_000)
                .silence(ofSeconds(1))
                .noise(ofMillis(300), 0.1)
                .gap(ofMillis(200))
                .noise(ofMillis(300), 0.1)
                .silence(ofSeconds(1));

        StepVerifier.create(digits(source.frames(), model)).verifyComplete();
    }
}
