package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorChain;
import dev.sonoflux.engine.pipeline.OperatorSpec;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.operators.TestSignal;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class OneOfTest {
    private static final int RATE = 8000;

    @Test
    void everyListIsDrawnAsOftenAsAnyOtherAndForAStreamTheSameEachTime() {
        try (Augmentation augmentation = Augmentation.parse("[one-of: [[gain: 20], [gain: 20, gain: 20], []]]", RATE)) {
            Map<Float, Long> counts = IntStream.range(0, 1500)
                    .mapToObj(i -> augmentation.apply(new float[] {0.5f}, "stream " + i)[0])
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

            assertThat(counts).containsOnlyKeys(5f, 50f, 0.5f);
            assertThat(counts.values()).allMatch(n -> n > 430 && n < 570);
            assertThat(augmentation.apply(new float[] {0.5f}, "s"))
                    .isEqualTo(augmentation.apply(new float[] {0.5f}, "s"));
        }
    }

    @Test
    void aSingleOperatorStandsForAListOfOneAndListsCanBeNested() {
        try (Augmentation augmentation =
                Augmentation.parse("[one-of: {lists: [gain: 20, one-of: [[gain: 40], gain: 40]], seed: 3}]", RATE)) {
            assertThat(IntStream.range(0, 200)
                            .mapToObj(i -> augmentation.apply(new float[] {1}, "stream " + i)[0])
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(10f, 100f);
        }
    }

    @Test
    void sameForAnyFrameSizes() {
        OperatorSpec spec = OperatorSpec.read("[one-of: [[noise: 10], [speed: 1.1, reverb]]]", "test");
        try (OperatorChain<PcmFrame, PcmFrame> chain = OperatorChain.of(spec, PcmFrame.class, PcmFrame.class, RATE)) {
            PcmFrame word = new TestSignal(RATE).tone(0.5, 0.1).frame();

            IntStream.range(0, 6).forEach(i -> Runs.sameForAnyFrameSizes(() -> chain.stage("stream " + i), word));
        }
    }

    @Test
    void everyListIsCheckedAtLoadAndEachErrorSaysWhereItStands() {
        assertThatThrownBy(() -> Augmentation.parse(
                        "[one-of: [[gian: 3], [gain: loud, vad], [{a: 1, b: 2}]], gain: {sed: 1}]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(
                        "--augment:1:42: one-of: 'lists' must be a list of operators: an item of 'operators' is one name")
                .hasMessageContaining("gain: unknown key 'sed'");
        assertThatThrownBy(() -> Augmentation.parse("[one-of: [[gian: 3], [gain: loud, vad]]]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:12: unknown operator 'gian'; did you mean 'gain'?")
                .hasMessageContaining("--augment:1:29: gain: 'db' must be a number")
                .hasMessageContaining("--augment:1:35: what comes out here is VoiceActivity");
        assertThatThrownBy(() -> Augmentation.parse("[one-of: []]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:2: one-of: there is no list to draw");
        assertThatThrownBy(() -> Augmentation.parse("[one-of: [[spec-augment]]]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("spec-augment takes FeatureMatrix");
    }

    @Test
    void aListThatHandsOnAnotherRateIsRefused() {
        assertThatThrownBy(() -> Augmentation.parse("[one-of: [[resample: 4000], []]]", RATE))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("every list must hand on the rate that it is given")
                .hasMessageContaining("`resample` to 8000 Hz");
    }

    @Test
    void whatEachListDoesIsDescribedWithEverySetting() {
        try (Augmentation augmentation = Augmentation.parse("[one-of: [[gain: 3, gain: 1], []]]", RATE)) {
            assertThat(augmentation)
                    .hasToString("one-of: {lists: [[gain: {db: 3, probability: 1, seed: 0};"
                            + " gain: {db: 1, probability: 1, seed: 0}], []], probability: 1, seed: 0}");
        }
    }

    @Test
    void inAPipelineItIsShownAndWrittenAsItWasGivenAndWaitsAsLongAsItsSlowestList() {
        PipelineSpec spec = PipelineSpec.read("operators:\n  - one-of: [[noise: 20], reverb, []]\n", "p.yaml");
        try (Pipeline pipeline = Pipeline.of(spec, AudioSource.of("s", Flux.empty(), RATE))) {
            assertThat(pipeline.explain().lines())
                    .contains("operator   one-of  PcmFrame → PcmFrame at 8000 Hz, latency 3000 ms");
        }
        assertThat(spec.toYaml()).contains("- one-of: [[{ noise: 20 }], reverb, []]");
    }

    @Test
    void filesAreLookedForWhereTheOuterOperatorsAre(@TempDir Path folder) {
        assertThatThrownBy(() -> Augmentation.parse("[one-of: [[noise: {type: recorded, snr: 5, path: none}]]]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:12: noise: none does not exist; looked in");
        assertThatThrownBy(() ->
                        Augmentation.parse("[one-of: [[noise: {type: recorded, snr: 5, path: " + folder + "}]]]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:12: noise: " + folder + " has no recordings");
    }
}
