package dev.sonoflux.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterSetTest {
    private enum Emit {
        ONCE_PER_SEGMENT,
        EVERY_WINDOW
    }

    private static final Parameter<Duration> HANGOVER = Parameter.of(
            "hangover",
            ParameterTypes.duration(Duration.ZERO, Duration.ofSeconds(5)),
            Duration.ofMillis(200),
            "How long speech is held.");
    private static final Parameter<Integer> RATE =
            Parameter.required("rate", ParameterTypes.hertz(8000, 48_000), "The target rate.");
    private static final Parameter<Emit> EMIT =
            Parameter.of("emit", ParameterTypes.choice(Emit.class), Emit.ONCE_PER_SEGMENT, "When.");
    private static final Parameter<Optional<Double>> TEMPERATURE = Parameter.of(
            "temperature",
            ParameterTypes.orKeyword("from-model", ParameterTypes.number(0.01, 100)),
            Optional.empty(),
            "Divides the scores.");
    private static final Parameter<List<String>> SILENT =
            Parameter.of("silent", ParameterTypes.list(ParameterTypes.text()), List.of(), "Not reported.");
    private static final Parameter<Boolean> FORCE = Parameter.of("force", ParameterTypes.bool(), false, "Forced.");
    private static final Parameter<Path> MODEL = Parameter.optional("model", ParameterTypes.path(), "A bundle.");
    private static final ParameterSet SET = ParameterSet.of(HANGOVER, RATE, EMIT, TEMPERATURE, SILENT, FORCE, MODEL)
            .withShorthand(RATE);

    private final Problems problems = new Problems();

    private Settings read(String yaml) {
        return SET.read(YamlReader.read(yaml, "p.yaml"), problems);
    }

    private List<String> messages() {
        return problems.all().stream().map(Problem::toString).toList();
    }

    @Test
    void readsEveryTypeOfValue() {
        Settings s = read("{hangover: 0.3s, rate: 16kHz, emit: every-window, temperature: 1.5, silent: [_noise_, 7],"
                + " force: true, model: models/x}");

        assertThat(messages()).isEmpty();
        assertThat(s.get(HANGOVER)).isEqualTo(Duration.ofMillis(300));
        assertThat(s.get(RATE)).isEqualTo(16_000);
        assertThat(s.get(EMIT)).isEqualTo(Emit.EVERY_WINDOW);
        assertThat(s.get(TEMPERATURE)).contains(1.5);
        assertThat(s.get(SILENT)).containsExactly("_noise_", "7");
        assertThat(s.get(FORCE)).isTrue();
        assertThat(s.find(MODEL)).contains(Path.of("models/x"));
    }

    @Test
    void leavesDefaultsWhereNothingIsGiven() {
        Settings s = read("rate: 8000");

        assertThat(s.complete()).isTrue();
        assertThat(s.get(HANGOVER)).isEqualTo(Duration.ofMillis(200));
        assertThat(s.get(TEMPERATURE)).isEmpty();
        assertThat(s.find(MODEL)).isEmpty();
        assertThat(s.isGiven(HANGOVER)).isFalse();
        assertThat(s.isGiven(RATE)).isTrue();
    }

    @Test
    void aSingleValueIsTheShorthand() {
        assertThat(read("44.1kHz").get(RATE)).isEqualTo(44_100);
    }

    @Test
    void reportsEveryProblemWithItsPlaceAndTheNearestName() {
        Settings s = read("hangovr: 1s\nhangover: 200\nemit: every-windows\nforce: yes\nmodel:\n");

        assertThat(s.complete()).isFalse();
        assertThat(messages())
                .containsExactly(
                        "p.yaml:1:1: unknown key 'hangovr'; did you mean 'hangover'?",
                        "p.yaml:1:1: 'rate' is missing: The target rate.",
                        "p.yaml:2:11: 'hangover' must be a duration from 0s to 5s, e.g. 200ms or 1.5s, not '200'",
                        "p.yaml:3:7: 'emit' must be one of once-per-segment, every-window,"
                                + " not 'every-windows'; did you mean 'every-window'?",
                        "p.yaml:4:8: 'force' must be true or false, not 'yes'",
                        "p.yaml:5:7: 'model' must be a path, not nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "rate: 4000, 7",
        "rate: fast, 7",
        "rate: [1], 7",
        "rate: 1e9, 7",
        "'rate: 99999999999999999999', 7",
        "'{rate: 8000, temperature: nan}', 27",
        "'{rate: 8000, temperature: -1}', 27",
        "'{rate: 8000, hangover: 6s}', 24",
        "'{rate: 8000, hangover: 1.0000000001s}', 24",
    })
    void refusesValuesOutOfTypeOrRangeAtTheirColumn(String yaml, int column) {
        read(yaml);

        assertThat(problems.all())
                .singleElement()
                .satisfies(p -> assertThat(p.location()).isEqualTo(new Location("p.yaml", 1, column)));
    }

    @Test
    void pathsTakeEnvironmentVariablesAndTheirDefaults() {
        Settings s = read("{rate: 8000, model: '${SONOFLUX_SURELY_NOT_SET:-fallback}/x'}");
        assertThat(s.find(MODEL)).contains(Path.of("fallback/x"));

        read("{rate: 8000, model: '${SONOFLUX_SURELY_NOT_SET}'}");
        assertThat(messages()).singleElement().asString().contains("SONOFLUX_SURELY_NOT_SET is not");
    }

    @Test
    void showsWhatIsInEffectAsOneWouldWriteIt() {
        assertThat(read("{rate: 8000, hangover: 1500us, silent: x}").formatted())
                .isEqualTo(Map.of(
                        "hangover", "1500us",
                        "rate", "8000",
                        "emit", "once-per-segment",
                        "temperature", "from-model",
                        "silent", "[x]",
                        "force", "false"));
    }

    @Test
    void schemaHasEveryKeyWithItsDescriptionRangeAndDefault() {
        Map<?, ?> object = (Map<?, ?>) ((List<?>) SET.schema().get("anyOf")).get(0);

        assertThat(object.get("required")).isEqualTo(List.of("rate"));
        Map<?, ?> properties = (Map<?, ?>) object.get("properties");
        assertThat(properties.keySet().stream().map(Object::toString)).containsExactlyElementsOf(SET.names());
        assertThat(((Map<?, ?>) properties.get("hangover")).get("default")).isEqualTo("200ms");
        assertThat(((Map<?, ?>) properties.get("emit")).get("enum"))
                .isEqualTo(List.of("once-per-segment", "every-window"));
    }

    @Test
    void aShorthandMustBeOneOfTheParameters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterSet.of(RATE).withShorthand(EMIT))
                .withMessageContaining("emit");
    }
}
