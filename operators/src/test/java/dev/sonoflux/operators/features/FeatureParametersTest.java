package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.YamlReader;
import dev.sonoflux.operators.spectrum.MelNorm;
import dev.sonoflux.operators.spectrum.MelScale;
import dev.sonoflux.operators.spectrum.WindowShape;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

class FeatureParametersTest {
    @Test
    void namesAreThoseOfTheSpecificationsMapInItsOrder() {
        assertThat(FeatureParameters.all().names())
                .containsExactlyElementsOf(FeatureSpec.ofDefaults().toMap().keySet());
    }

    @Test
    void nothingGivenIsTheDefaultSpecification() {
        assertThat(read("{}")).isEqualTo(FeatureSpec.ofDefaults());
    }

    @Test
    void everyValueSurvivesTheWayThroughYaml() {
        FeatureSpec unusual = FeatureSpec.builder()
                .sampleRate(16_000)
                .trim(new EndpointTrim(17.5, -60, Duration.ofMillis(15)))
                .preEmphasis(0.97)
                .windowLength(200)
                .nFft(256)
                .hop(80)
                .window(WindowShape.HAMMING)
                .centred(false)
                .power(1)
                .nMels(32)
                .fMin(60)
                .fMax(3800.5)
                .melScale(MelScale.HTK)
                .melNorm(MelNorm.NONE)
                .logFloor(1e-12)
                .withoutTopDb()
                .nMfcc(13)
                .lifter(22)
                .deltas(1)
                .deltaWidth(5)
                .length(new FrameCount.Stretch(20))
                .standardise(Standardise.COEFFICIENT_MEAN)
                .standardiseAfterLength(true)
                .build();

        for (FeatureSpec spec : new FeatureSpec[] {unusual, FeatureSpec.reference(), FeatureSpec.ofDefaults()}) {
            String yaml = new Dump(DumpSettings.builder().build()).dumpToString(spec.toMap());
            assertThat(read(yaml)).isEqualTo(spec);
        }
    }

    private static FeatureSpec read(String yaml) {
        Problems problems = new Problems();
        var settings = FeatureParameters.all().read(YamlReader.read(yaml, "test.yaml"), problems);
        problems.throwIfAny();
        return FeatureParameters.spec(settings);
    }
}
