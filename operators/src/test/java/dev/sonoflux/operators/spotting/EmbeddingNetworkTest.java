package dev.sonoflux.operators.spotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.bundle.BundleExample;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.classifier.OnnxExample;
import dev.sonoflux.operators.features.FeatureKind;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.features.FeatureSpecBuilder;
import dev.sonoflux.operators.features.FrameCount;
import dev.sonoflux.operators.features.Standardise;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which bundles can be computed step by step. */
class EmbeddingNetworkTest {
    private static final String INSTEAD = "put `window: { duration: 1s, stride: 200ms }`, `features: from-model` and"
            + " `infer` in the place of `spot`, or train a bundle by `train --arch embedding`";

    static List<Named<UnaryOperator<FeatureSpecBuilder>>> otherFeatures() {
        return List.of(
                features("MFCC", spec -> spec.kind(FeatureKind.MFCC).nMfcc(NetworkExample.COEFFICIENTS)),
                features("centred", spec -> spec.centred(true)),
                features("topDb", spec -> spec.topDb(80)),
                features("softFloorDb", spec -> spec.softFloorDb(60)),
                features("preEmphasis", spec -> spec.preEmphasis(0.97)),
                features("standardised", spec -> spec.standardise(Standardise.COEFFICIENT)),
                features("stretched", spec -> spec.length(new FrameCount.Stretch(NetworkExample.FRAMES))));
    }

    private static Named<UnaryOperator<FeatureSpecBuilder>> features(
            String name, UnaryOperator<FeatureSpecBuilder> change) {
        return Named.of(name, change);
    }

    @TempDir
    private Path folder;

    /** Opens a bundle with such a network, and closes it. */
    private void open(FeatureSpec features, byte[] network) {
        BundleExample.writeEmbedding(folder, features, network);
        try (ModelBundle bundle = ModelBundle.open(folder);
                EmbeddingNetwork opened = EmbeddingNetwork.open(bundle)) {
            assertThat(opened.vectors()).isEqualTo(7);
            assertThat(opened.values()).isEqualTo(NetworkExample.LABELS);
        }
    }

    @Test
    void networkOfAConvolutionOverTimeIsTaken() {
        assertThatCode(() -> open(NetworkExample.features().build(), NetworkExample.convolution(76, "Tanh")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("otherFeatures")
    void featuresThatDependOnMoreThanAFramesOwnSamplesAreRefused(UnaryOperator<FeatureSpecBuilder> change) {
        FeatureSpec features = change.apply(NetworkExample.features()).build();

        assertThatThrownBy(() -> open(features, NetworkExample.convolution(76, "Tanh")))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(folder + " has features that cannot be computed step by step")
                .hasMessageContaining(INSTEAD);
    }

    @Test
    void networkWithoutAConvolutionIsRefused() {
        byte[] linear = OnnxExample.linear(
                NetworkExample.FRAMES * NetworkExample.COEFFICIENTS,
                NetworkExample.LABELS,
                -1,
                1,
                NetworkExample.FRAMES,
                NetworkExample.COEFFICIENTS);

        assertThatThrownBy(() -> open(NetworkExample.features().build(), linear))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("has no convolution")
                .hasMessageContaining(INSTEAD);
    }

    @Test
    void networkThatNeedsMoreFramesForItsFirstVectorIsRefused() {
        assertThatThrownBy(() -> open(NetworkExample.features().build(), NetworkExample.convolution(100, "Tanh")))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(folder + " cannot be computed step by step, its network is no speech embedding")
                .hasMessageContaining(INSTEAD);
    }

    @Test
    void networkThatHearsAWindowAsAWholeIsRefused() {
        assertThatThrownBy(() -> open(
                        NetworkExample.features().build(), NetworkExample.convolution(76, "MeanVarianceNormalization")))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("in two halves it gives other scores than as a whole")
                .hasMessageContaining(INSTEAD);
    }
}
