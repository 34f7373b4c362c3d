package dev.sonoflux.operators.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.operators.bundle.BundleExample;
import dev.sonoflux.operators.classifier.SvmExample;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class InferProviderTest {
    private static final int RATE = 8000;

    @TempDir
    private Path temp;

    private String model;

    @BeforeEach
    void writeBundle() {
        BundleExample.writeSvm(temp.resolve("answers"));
        model = temp.resolve("answers").toString();
    }

    @Test
    void modelInAPipelineSaysWhatItsFeaturesAndTemperatureAre() {
        try (Pipeline pipeline = pipeline("infer: " + model)) {
            List<Detection> detections = pipeline.detections().collectList().block();

            assertThat(detections).singleElement().satisfies(d -> {
                assertThat(SvmExample.LABELS).contains(d.label());
                assertThat(d.confidence()).isBetween(1 / 3.0, 1.0);
            });
            assertThat(pipeline.explain())
                    .contains("labels: no, yes, maybe")
                    .contains("4 frames × 3 coefficients")
                    .contains("stretch: 4");
        }
    }

    @Test
    void thresholdIsTheOneThatTheModelRecommendsUnlessOneIsGiven() {
        try (Pipeline pipeline = pipeline("infer: " + model, "decide")) {
            assertThat(pipeline.explain()).contains("confidence: from-model").contains("model's confidence: 0.75");
        }
        try (Pipeline pipeline = pipeline("infer: " + model, "decide: { confidence: 0.6 }")) {
            assertThat(pipeline.explain()).contains("confidence: 0.6").doesNotContain("model's confidence");
        }
    }

    @Test
    void bundleThatIsBrokenIsRefusedWhereThePipelineNamesIt() {
        assertThatThrownBy(() -> pipeline("infer: " + temp.resolve("nothing")))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("p.yaml:4:5")
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> pipeline("infer: " + temp))
                .hasMessageContaining("p.yaml:4:5")
                .hasMessageContaining("it has no bundle.yaml");
    }

    @Test
    void batchOutOfRangeIsRefused() {
        assertThatThrownBy(() -> pipeline("infer: { model: " + model + ", batch: 0 }"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("'batch' must be a whole number from 1 to 1024");
    }

    private static Pipeline pipeline(String infer) {
        return pipeline(infer, "decide: { confidence: 0, emit: every-window }");
    }

    private static Pipeline pipeline(String infer, String decide) {
        String yaml = "operators:\n  - test-window\n  - features: from-model\n  - " + infer
                + "\n  - softmax: { temperature: from-model }\n  - " + decide + "\n";
        PcmFrame noise = new PcmFrame(RATE, 0, noise());
        return Pipeline.of(PipelineSpec.read(yaml, "p.yaml"), AudioSource.of("noise", Flux.just(noise), RATE));
    }

    private static float[] noise() {
        Random random = new Random(1);
        float[] samples = new float[RATE];
        for (int i = 0; i < RATE; i++) {
            samples[i] = (float) (0.1 * random.nextGaussian());
        }
        return samples;
    }
}
