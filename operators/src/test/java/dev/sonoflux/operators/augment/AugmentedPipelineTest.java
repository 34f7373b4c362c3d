package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.operators.TestSignal;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

/** Augmentation in a pipeline that runs: what is drawn belongs to a stream's name. */
class AugmentedPipelineTest {
    private static final int RATE = 8000;

    @Test
    void everyStreamGetsItsOwnAndTheSameInEveryRunAndOrder() {
        Map<String, Double> levels = levels("a.wav", "b.wav", "c.wav");

        assertThat(levels.values()).doesNotHaveDuplicates();
        assertThat(levels("c.wav", "b.wav", "a.wav")).isEqualTo(levels);
        assertThat(levels("b.wav")).isEqualTo(Map.of("b.wav", levels.get("b.wav")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "band|band  PcmFrame → PcmFrame at 8000 Hz",
                "codec: a-law|codec  PcmFrame → PcmFrame at 8000 Hz",
                "tilt: 3|tilt  PcmFrame → PcmFrame at 8000 Hz",
                "vtlp: [0.9, 1.1]|vtlp  PcmFrame → PcmFrame at 8000 Hz, latency 32 ms",
                "context|context  PcmFrame → PcmFrame at 8000 Hz",
                "context: { cutStart: [0ms, 60ms], cutEnd: 40ms }|context  PcmFrame → PcmFrame at 8000 Hz, latency 200 ms",
                "gain: 3|gain  PcmFrame → PcmFrame at 8000 Hz",
                "noise: 20|noise (white)  PcmFrame → PcmFrame at 8000 Hz, latency 3000 ms",
                "noise: { levelDb: -50 }|noise (white)  PcmFrame → PcmFrame at 8000 Hz",
                "reverb|reverb  PcmFrame → PcmFrame at 8000 Hz, latency 64 ms",
                "speed: [0.9, 1.1]|speed  PcmFrame → PcmFrame at 8000 Hz, latency 9 ms",
                "time-shift: 80ms|time-shift  PcmFrame → PcmFrame at 8000 Hz, latency 80 ms"
            })
    void planTellsHowLongEachWaits(String operator, String line) {
        try (Pipeline pipeline = Pipeline.of(
                PipelineSpec.read("operators:\n  - " + operator + "\n", "p.yaml"),
                AudioSource.of("s", Flux.empty(), RATE))) {
            assertThat(pipeline.explain().lines()).contains("operator   " + line);
        }
    }

    /** The level at which each stream's tone reaches the detector. */
    private static Map<String, Double> levels(String... streams) {
        AudioSource source = new AudioSource() {
            @Override
            public Flux<AudioStream> streams() {
                return Flux.fromIterable(Arrays.asList(streams))
                        .map(name -> new AudioStream(
                                name,
                                Flux.just(new TestSignal(RATE).tone(0.1, 0.1).frame())));
            }

            @Override
            public OptionalInt sampleRate() {
                return OptionalInt.of(RATE);
            }
        };
        PipelineSpec spec = PipelineSpec.read("operators: [gain: [-6, 6], vad]\n", "p.yaml");
        try (Pipeline pipeline = Pipeline.of(spec, source)) {
            return pipeline.emissions(Set.of(VoiceActivity.class)).collectList().block().stream()
                    .collect(Collectors.toMap(
                            emission -> emission.stream(),
                            emission -> ((VoiceActivity) emission.item()).level(),
                            Math::max));
        }
    }
}
