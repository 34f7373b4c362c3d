package dev.sonoflux.operators.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.classifier.SvmClassifier;
import dev.sonoflux.operators.classifier.SvmExample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class InferTest {
    private final SvmClassifier classifier = SvmExample.classifier();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1024})
    void batchSizeChangesNeitherScoresNorOrder(int batchSize) {
        // Segments of 5 windows, and a last one that the stream's end cuts short.
        List<FeatureMatrix> windows = IntStream.range(0, 23)
                .mapToObj(i -> SvmExample.features(i, i % 5 == 4))
                .toList();

        List<Scores> scores = Stages.run(new Infer(classifier, batchSize), windows);

        assertThat(scores).hasSize(23);
        for (int i = 0; i < 23; i++) {
            assertThat(scores.get(i).values()).isEqualTo(classifier.score(windows.get(i)));
            assertThat(scores.get(i).window()).isSameAs(windows.get(i).window());
            assertThat(scores.get(i).labels()).isEqualTo(SvmExample.LABELS);
        }
    }

    @Test
    void lastWindowOfASegmentIsNotKeptWaiting() {
        Infer infer = new Infer(classifier, 10);
        List<Scores> out = new ArrayList<>();

        infer.accept(SvmExample.features(0, false), out::add);
        assertThat(out).isEmpty();
        infer.accept(SvmExample.features(1, true), out::add);

        assertThat(out).hasSize(2);
    }

    @Test
    void underReactorEachSubscriberHasABatchOfItsOwn() {
        Flux<Scores> scores = Flux.just(SvmExample.features(0, false), SvmExample.features(1, false))
                .transform(Stages.operator(() -> new Infer(classifier, 3)));

        for (int subscriber = 0; subscriber < 2; subscriber++) {
            StepVerifier.create(scores, 1)
                    .expectNextCount(1)
                    .thenRequest(1)
                    .expectNextCount(1)
                    .verifyComplete();
        }
    }

    @Test
    void batchSizesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Infer(classifier, 0)).hasMessageContaining("1 to 1024");
        assertThatThrownBy(() -> new Infer(classifier, 1025)).hasMessageContaining("1 to 1024");
    }
}
