package dev.sonoflux.training.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.augment.NoiseContext;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.dataset.SyntheticWords;
import dev.sonoflux.training.dataset.Utterance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class ExampleExtractionTest {
    private static final ExampleExtraction TWO_NOISY_COPIES =
            new ExampleExtraction(FeatureSpec.reference(), List.of(new NoiseContext(10, 30, 0.1)), 2, 1);

    @TempDir
    private Path folder;

    private Flux<Utterance> utterances;

    @BeforeEach
    void writeDataset() {
        SyntheticWords.write(folder, 8000, 3);
        utterances = Dataset.open(folder, Split.ALL, Dataset.Broken.FAILS, warning -> {})
                .utterances(8000);
    }

    @Test
    void examplesComeInTheOrderOfTheUtterancesAndAreTheSameForAnyNumberOfThreads() {
        List<Example> alone = extract(TWO_NOISY_COPIES, utterances, 1);
        List<Example> together = extract(TWO_NOISY_COPIES, utterances, 4);

        assertThat(together)
                .extracting(Example::id)
                .isEqualTo(utterances.map(Utterance::id).collectList().block());
        for (int i = 0; i < alone.size(); i++) {
            assertSame(together.get(i), alone.get(i));
        }
    }

    @Test
    void copiesOfAnUtteranceDifferFromItAndFromEachOther() {
        Example example = extract(TWO_NOISY_COPIES, utterances, 2).get(0);

        assertThat(example.augmented()).hasSize(2);
        assertThat(example.augmented().get(0).values())
                .isNotEqualTo(example.features().values())
                .isNotEqualTo(example.augmented().get(1).values());
    }

    @Test
    void copiesOfAnUtteranceDoNotDependOnTheOthers() {
        Example amongAll = extract(TWO_NOISY_COPIES, utterances, 2).get(5);
        Example amongFew = extract(TWO_NOISY_COPIES, utterances.skip(5), 2).get(0);

        assertSame(amongFew, amongAll);
    }

    private static void assertSame(Example actual, Example expected) {
        assertThat(actual.id()).isEqualTo(expected.id());
        assertThat(actual.features().values()).isEqualTo(expected.features().values());
        for (int copy = 0; copy < 2; copy++) {
            assertThat(actual.augmented().get(copy).values())
                    .isEqualTo(expected.augmented().get(copy).values());
        }
    }

    private static List<Example> extract(ExampleExtraction extraction, Flux<Utterance> utterances, int threads) {
        try (Jobs jobs = Jobs.of(threads)) {
            return extraction.apply(utterances, jobs).collectList().block();
        }
    }
}
