package dev.sonoflux.operators.spotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.operators.bundle.BundleExample;
import dev.sonoflux.operators.features.FeatureSpec;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** What a pipeline with {@code spot} is told before audio flows. */
class SpotProviderTest {
    private static final Path DIGITS = Path.of("../models/digits").toAbsolutePath();

    @TempDir
    private Path folder;

    private static Pipeline pipeline(Path model, String before, Flux<PcmFrame> audio) {
        String yaml = "operators:\n" + before + "  - vad: { type: energy }\n  - segment\n  - spot: '" + model + "'\n"
                + "  - softmax: { temperature: from-model }\n  - decide\n";
        return Pipeline.of(PipelineSpec.read(yaml, "p.yaml"), AudioSource.of("s", audio, 16_000));
    }

    private static void assertRefused(Path model, String... messages) {
        assertThatThrownBy(() -> pipeline(model, "  - resample: 8000\n", Flux.empty()))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("p.yaml:5:5: spot: ")
                .hasMessageContainingAll(messages);
    }

    @Test
    void modelThatIsMissingIsNamedWithWhereItWasLookedFor() {
        assertRefused(Path.of("models/missing"), "models/missing does not exist; looked in");
    }

    @Test
    void modelsOfOtherFamiliesAreRefusedWithWhatToUseInstead() {
        BundleExample.writeSvm(folder);

        assertRefused(folder, "is a model of the family 'svm'", "`infer` in the place of `spot`");
    }

    @Test
    void modelsOfOtherFeaturesAreRefusedWithWhatToUseInstead() {
        byte[] network = NetworkExample.convolution(76, "Tanh");
        FeatureSpec centred = NetworkExample.features().centred(true).build();
        BundleExample.writeEmbedding(folder, centred, network);

        assertRefused(folder, "features that cannot be computed step by step", "`infer` in the place of `spot`");
    }

    @Test
    void networksThatHearAWindowAsAWholeAreRefusedWithWhatToUseInstead() {
        byte[] network = NetworkExample.convolution(76, "MeanVarianceNormalization");
        BundleExample.writeEmbedding(folder, NetworkExample.features().build(), network);

        assertRefused(folder, "its network is no speech embedding", "`infer` in the place of `spot`");
    }

    @Test
    void audioAtAnotherRateThanTheModelsIsRefused() {
        assertThatThrownBy(() -> pipeline(DIGITS, "", Flux.empty()))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(
                        "p.yaml:4:5: spot: this model is for audio at 8000 Hz, and this audio is at 16000 Hz")
                .hasMessageContaining("put `resample: { rate: 8000 }` before it");
    }

    @Test
    void streamsWithoutSpeechOrSamplesHaveNoScores() {
        for (Flux<PcmFrame> audio : Set.of(Flux.<PcmFrame>empty(), Flux.just(new PcmFrame(16_000, 0, new float[99])))) {
            try (Pipeline pipeline = pipeline(DIGITS, "  - resample: 8000\n", audio)) {
                assertThat(pipeline.emissions(Set.of(Scores.class))
                                .collectList()
                                .block())
                        .isEmpty();
            }
        }
    }
}
