package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.operators.TestSignal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operators here have in common: some streams can be left as they are. */
class ProbabilityTest {
    private static final int RATE = 8000;
    private static final float[] WORD = new TestSignal(RATE).noise(0.3, 0.1, 1).samples();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "band: {",
                "codec: {name: mu-law, ",
                "context: {before: 100ms, ",
                "gain: {db: 6, ",
                "noise: {snr: 20, ",
                "noise: {type: pink, snr: 20, ",
                "one-of: {lists: [gain: 6], ",
                "reverb: {",
                "speed: {factor: 1.1, ",
                "tilt: {dbPerOctave: 3, ",
                "time-shift: {max: 100ms, ",
                "vtlp: {factor: 1.1, "
            })
    void soManyStreamsAreChangedAndTheOthersAreLeftAsTheyAre(String operator) {
        try (Augmentation augmentation = Augmentation.parse("[" + operator + "probability: 0.25}]", RATE)) {
            long changed = IntStream.range(0, 400)
                    .filter(i -> !Arrays.equals(augmentation.apply(WORD, "stream " + i), WORD))
                    .count();

            assertThat(changed).isBetween(75L, 125L);
        }
    }

    @Test
    void featuresAreLeftAsTheyAreJustSo() {
        float[] values = new float[100 * 20];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        FeatureMatrix matrix = new FeatureMatrix(100, 20, values, AudioWindow.ofWhole(RATE, WORD));
        try (Augmentation augmentation =
                Augmentation.parse("[spec-augment: {frequencyMasks: 4, timeMasks: 4, probability: 0.25}]", RATE)) {
            long changed = IntStream.range(0, 400)
                    .filter(i -> !Arrays.equals(
                            augmentation.apply(matrix, "stream " + i).values(), values))
                    .count();

            assertThat(changed).isBetween(75L, 125L);
        }
    }

    @Test
    void whatIsDrawnForAStreamThatIsChangedDoesNotDependOnTheProbability() {
        try (Augmentation always = Augmentation.parse("[gain: [-6, 6]]", RATE);
                Augmentation often = Augmentation.parse("[gain: {db: [-6, 6], probability: 0.5}]", RATE)) {
            for (int i = 0; i < 100; i++) {
                String stream = "stream " + i;
                assertThat(often.apply(WORD, stream)).isIn(WORD, always.apply(WORD, stream));
            }
        }
    }

    @Test
    void noneAndAllAreExact() {
        try (Augmentation never = Augmentation.parse("[gain: {db: 6, probability: 0}]", RATE);
                Augmentation always = Augmentation.parse("[gain: {db: 6, probability: 1}]", RATE)) {
            for (int i = 0; i < 100; i++) {
                assertThat(never.apply(WORD, "stream " + i)).isEqualTo(WORD);
                assertThat(always.apply(WORD, "stream " + i)).isNotEqualTo(WORD);
            }
        }
    }

    @Test
    void probabilitiesOutOfRangeAreRefusedWhereTheyStand() {
        assertThatThrownBy(() -> Augmentation.parse("[reverb: {probability: 1.5}]", RATE))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:24: reverb: 'probability' must be a number from 0 to 1");
    }
}
