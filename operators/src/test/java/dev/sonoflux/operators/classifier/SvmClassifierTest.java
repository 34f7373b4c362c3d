package dev.sonoflux.operators.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.operators.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SvmClassifierTest {
    private final SvmClassifier classifier = SvmExample.classifier();

    @ParameterizedTest
    @EnumSource(PairwiseScoring.class)
    void tensorsMakeTheSameClassifierAgain(PairwiseScoring scoring) {
        SvmClassifier original = SvmExample.classifier(scoring);

        SvmClassifier again = read(original.tensors(), SvmExample.LABELS, scoring);

        FeatureMatrix features = SvmExample.features(7, true);
        assertThat(again.score(features)).isEqualTo(original.score(features)).hasSize(3);
        assertThat(Safetensors.format(again.tensors())).isEqualTo(Safetensors.format(original.tensors()));
    }

    @Test
    void batchIsScoredAsOneByOne() {
        List<FeatureMatrix> batch = LongStream.range(0, 5)
                .mapToObj(i -> SvmExample.features(i, false))
                .toList();

        List<double[]> scores = classifier.score(batch);

        for (int i = 0; i < 5; i++) {
            assertThat(scores.get(i)).isEqualTo(classifier.score(batch.get(i)));
        }
    }

    @Test
    void manyThreadsGetTheScoresOfOne() {
        List<double[]> expected = IntStream.range(0, 200)
                .mapToObj(i -> classifier.score(SvmExample.features(i, false)))
                .toList();

        List<double[]> scores = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> classifier.score(SvmExample.features(i, false)))
                .toList();

        for (int i = 0; i < 200; i++) {
            assertThat(scores.get(i)).isEqualTo(expected.get(i));
        }
    }

    @Test
    void featuresOfAnotherShapeAreRefusedWithBothShapes() {
        FeatureMatrix other = new FeatureMatrix(5, 3, new float[15], null);

        assertThatThrownBy(() -> classifier.score(other))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("5 frames × 3 coefficients")
                .hasMessageContaining("4 frames × 3 coefficients");
    }

    @Test
    void tensorsThatDoNotFitTheLabelsAreRefused() {
        assertThatThrownBy(() -> read(classifier.tensors(), List.of("a", "b"), PairwiseScoring.SUM))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("'svm.counts' has shape [3]; it must be [2]");
    }

    @Test
    void countsThatDoNotAddUpAreRefused() {
        Map<String, Tensor> tensors = new HashMap<>(classifier.tensors());
        tensors.put("svm.counts", new Tensor.Longs(List.of(3), new long[] {1L << 40, 2, 3}));

        assertThatThrownBy(() -> read(tensors, SvmExample.LABELS, PairwiseScoring.SUM))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("model.safetensors");
    }

    private static SvmClassifier read(Map<String, Tensor> tensors, List<String> labels, PairwiseScoring scoring) {
        Safetensors parsed = Safetensors.parse(Safetensors.format(tensors), "model.safetensors");
        return SvmClassifier.read(
                parsed,
                "model.safetensors",
                labels,
                SvmExample.FRAMES,
                SvmExample.COEFFICIENTS,
                SvmExample.GAMMA,
                scoring);
    }
}
