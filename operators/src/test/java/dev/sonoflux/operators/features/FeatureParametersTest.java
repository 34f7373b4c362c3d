package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Problem;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.YamlReader;
import dev.sonoflux.operators.spectrum.MelNorm;
import dev.sonoflux.operators.spectrum.MelScale;
import dev.sonoflux.operators.spectrum.WindowShape;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureParametersTest {
    private final Problems problems = new Problems();

    static Stream<FeatureSpec> specifications() {
        return Stream.of(
                FeatureSpec.ofDefaults(),
                FeatureSpec.reference(),
                FeatureSpec.builder()
                        .sampleRate(16_000)
                        .trim(new EndpointTrim(32.5, -60, Duration.ofMillis(35)))
                        .preEmphasis(0.97)
                        .windowLength(400)
                        .nFft(1024)
                        .hop(160)
                        .window(WindowShape.HAMMING)
                        .centred(false)
                        .power(1)
                        .nMels(80)
                        .fMin(20)
                        .fMax(7600.5)
                        .melScale(MelScale.HTK)
                        .melNorm(MelNorm.NONE)
                        .kind(FeatureKind.LOG_MEL)
                        .logFloor(1e-6)
                        .withoutTopDb()
                        .nMfcc(13)
                        .lifter(22)
                        .deltas(1)
                        .deltaWidth(5)
                        .length(new FrameCount.Stretch(20))
                        .standardise(Standardise.COEFFICIENT_MEAN)
                        .standardiseAfterLength(true)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("specifications")
    void whatIsWrittenReadsBackAsTheSame(FeatureSpec spec) {
        String yaml = spec.toMap().toString().replace("=", ": ");

        FeatureSpec read = read(yaml);

        assertThat(problems.all()).isEmpty();
        assertThat(read).isEqualTo(spec);
        assertThat(spec.toBuilder().build()).isEqualTo(spec);
    }

    @Test
    void everyParameterIsWritten() {
        assertThat(FeatureSpec.ofDefaults().toMap().keySet())
                .containsExactlyElementsOf(Stream.of(FeatureSpec.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void nothingMeansTheDefaults() {
        assertThat(read("{}")).isEqualTo(FeatureSpec.ofDefaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{nFft: 500}                    | nFft: 500 is not accepted; it must be a power of two from 64 to 8192",
                "{nMfcc: 41, nMels: 40}         | nMfcc: 41 is not accepted; it must be 1 to nMels (40)",
                "{sampleRate: 8000, fMax: 4001} | fMax: 4001.0 is not accepted; it must be at most half the sample rate",
                "{windowLength: 513}            | windowLength: 513 is not accepted; it must be 2 to nFft (512)",
                "{deltaWidth: 8}                | deltaWidth: 8 is not accepted; it must be an odd number",
                "{preEmphasis: 1}               | preEmphasis: 1.0 is not accepted",
                "{length: {pad: 0}}             | a whole number from 1 to",
                "{length: {pool: mean}, standardise: coefficient, standardiseAfterLength: true} | which leaves one frame",
                "{length: {pad: 9, stretch: 9}} | must have one key, pad, centre, stretch or pool",
                "{length: 200}                  | 'length' must be none, or a mapping with the keys pad, centre",
                "{window: han}                  | did you mean 'hann'?",
                "{nmels: 40}                    | unknown key 'nmels'; did you mean 'nMels'?"
            })
    void whatIsWrongIsSaidWhereItStands(String yaml, String message) {
        read(yaml);

        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .startsWith("bundle.yaml:1:")
                .contains(message);
    }

    @Test
    void nMfccDoesNotMatterToMelBands() {
        FeatureSpec spec = FeatureSpec.builder().kind(FeatureKind.MEL).nMels(20).build();

        assertThat(spec.coefficients()).isEqualTo(20);
        assertThatThrownBy(() -> spec.toBuilder().kind(FeatureKind.MFCC).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nMfcc");
    }

    private FeatureSpec read(String yaml) {
        return ParameterTypes.mapping(FeatureParameters.all(), FeatureParameters::spec)
                .read(YamlReader.read(yaml, "bundle.yaml"), problems);
    }
}
