package dev.sonoflux.training.report;

import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.Material;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.ModelResult;
import dev.sonoflux.training.evaluation.NoiseMaterial;
import dev.sonoflux.training.evaluation.NoiseResult;
import dev.sonoflux.training.evaluation.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Results to make reports of. */
final class Results {
    static final String HOSTILE = "<script>alert(1)</script>";
    static final List<String> LABELS = List.of("up", "down", HOSTILE);

    private Results() {}

    /** Three labels by two speakers, some right and some wrong. */
    static Metrics metrics() {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            double[] scores = {0, 0, 0};
            scores[(i % 5 == 0 ? i + 1 : i) % 3] = 1 + i % 4;
            scored.add(new Scored(i + ".wav", LABELS.get(i % 3), i % 2 == 0 ? "ann" : "<b>ben</b>", scores));
        }
        return Metrics.ofScores(LABELS, scored, 0.8, Optional.of("ann"::equals));
    }

    /** Models of these names, each measured on recordings, with noise and without. */
    static EvaluationResult of(String... models) {
        return new EvaluationResult(
                "Evaluation of " + String.join(" and ", models),
                Optional.of(new Material(List.of("words"), "test", 24, "by the operators that serve")),
                Optional.of(new NoiseMaterial("white noise", 1)),
                Arrays.stream(models).map(Results::model).toList(),
                List.of());
    }

    /** Of models that were all trained on the same recordings. */
    static List<TrainingSet> trainingSets(String... models) {
        Provenance.Dataset words =
                new Provenance.Dataset("my_words", "train", 2400, "0123456789abcdef", List.of("ann", "carl|us"));
        return Arrays.stream(models).map(m -> new TrainingSet(m, words)).toList();
    }

    private static ModelResult model(String name) {
        return new ModelResult(
                name,
                "svm",
                0.8,
                0.5,
                List.of(),
                Optional.of(metrics()),
                List.of(new NoiseResult(10, metrics()), new NoiseResult(0, metrics())),
                Optional.empty(),
                Optional.empty());
    }
}
