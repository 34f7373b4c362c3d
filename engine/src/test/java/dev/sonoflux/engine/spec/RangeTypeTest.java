package dev.sonoflux.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.random.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTypeTest {
    private static final Parameter<Range<Double>> FACTOR =
            Parameter.required("factor", ParameterTypes.range(ParameterTypes.number(0.5, 2)), "The factor.");
    private static final Parameter<Integer> SEED = Parameter.of("seed", ParameterTypes.integer(0, 9), 0, "The seed.");
    private static final ParameterSet PARAMETERS = ParameterSet.of(FACTOR, SEED).withShorthand(FACTOR);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0.9, 1.12]",
                "{ from: 0.9, to: 1.12 }",
                "{ factor: [0.9, 1.12] }",
                "{ factor: { from: 0.9, to: 1.12 }, seed: 0 }"
            })
    void rangesAreWrittenAsListsOrMappingsWithOrWithoutTheirKey(String yaml) {
        assertThat(read(yaml, new Problems()).get(FACTOR)).isEqualTo(Range.of(0.9, 1.12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "{ factor: 1.5 }", "[1.5, 1.5]"})
    void oneValueIsFixed(String yaml) {
        Range<Double> range = read(yaml, new Problems()).get(FACTOR);

        assertThat(range.isFixed()).isTrue();
        assertThat(FACTOR.type().format(range)).isEqualTo("1.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ factor: [1.5, 0.9] }|r:1:11: 'factor' must not end below its start, as from 1.5 to 0.9 does",
                "{ factor: [0.9] }|'factor' must be a number from 0.5 to 2, or a range [from, to] of such, not a list of 1",
                "{ factor: [0.9, 3] }|r:1:17: 'factor' must be a number from 0.5 to 2, not '3'",
                "{ factor: { from: 0.9 } }|r:1:11: 'factor' 'to' is missing",
                "{ from: 0.9, to: 1, seed: 3 }|unknown key 'from'"
            })
    void whatIsWrongIsToldWhereItStands(String yaml, String message) {
        Problems problems = new Problems();

        read(yaml, problems);

        assertThat(problems.all()).anySatisfy(p -> assertThat(p.toString()).contains(message));
    }

    @Test
    void formattedRangesAreReadAsTheSame() {
        String text = FACTOR.type().format(Range.of(0.9, 1.12));

        assertThat(text).isEqualTo("[0.9, 1.12]");
        assertThat(read(text, new Problems()).get(FACTOR)).isEqualTo(Range.of(0.9, 1.12));
    }

    private static Settings read(String yaml, Problems problems) {
        return PARAMETERS.read(YamlReader.read(yaml, "r"), problems);
    }
}
