package dev.sonoflux.operators.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.spec.SpecException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ResampleProviderTest {
    @Test
    void planTellsTheLatencyWhereTheInputsRateIsKnownAndSaysSoWhereItIsNot() {
        assertThat(explained(OptionalInt.of(16_000), "resample: 8000")).contains("at 8000 Hz, latency 9 ms");
        assertThat(explained(OptionalInt.of(8000), "resample: 8000")).contains("latency    0 ms");
        assertThat(explained(OptionalInt.empty(), "resample: 8000"))
                .contains("latency: known when the input's rate is");
    }

    @Test
    void ratesThatNeedTooLargeATableAreRefusedBeforeAudioFlows() {
        assertThatThrownBy(() -> explained(OptionalInt.of(767_999), "resample: 767998"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("p.yaml:2:5: resample: Resampling by 767998/767999 needs a table of");
    }

    private static String explained(OptionalInt rate, String resample) {
        AudioSource source = rate.isPresent()
                ? AudioSource.of("s", Flux.empty(), rate.getAsInt())
                : AudioSource.of("s", Flux.empty());
        try (Pipeline pipeline =
                Pipeline.of(PipelineSpec.read("operators:\n  - " + resample + "\n", "p.yaml"), source)) {
            return pipeline.explain();
        }
    }
}
