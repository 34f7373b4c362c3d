package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpecAugmentTest {
    private static final int FRAMES = 50;
    private static final int COEFFICIENTS = 20;
    private static final FeatureMatrix MATRIX = matrix(FRAMES, COEFFICIENTS);
    private static final SpecAugmentConfig ZERO =
            SpecAugmentConfig.ofDefaults().withValue(SpecAugmentConfig.Value.ZERO);

    @Test
    void aFrequencyMaskIsOneStretchOfWholeRowsOfAnyWidthUpToTheWidest() {
        SpecAugmentConfig config = ZERO.withFrequencyMasks(1, 6).withTimeMasks(0, 0, 1);
        TreeMap<Integer, Integer> widths = new TreeMap<>();

        for (int copy = 0; copy < 700; copy++) {
            FeatureMatrix masked = masked(config, "copy " + copy, MATRIX);
            int[] columns = IntStream.range(0, COEFFICIENTS)
                    .filter(c -> masked.at(0, c) == 0)
                    .toArray();
            widths.merge(columns.length, 1, Integer::sum);
            for (int i = 0; i < columns.length; i++) {
                int column = columns[i];
                assertThat(column).as("in a row").isEqualTo(columns[0] + i);
                assertThat(IntStream.range(0, FRAMES).allMatch(frame -> masked.at(frame, column) == 0))
                        .isTrue();
            }
            assertThat(changes(masked)).isEqualTo(columns.length * FRAMES);
        }

        assertThat(widths.keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(widths.values()).allSatisfy(count -> assertThat(count).isBetween(65, 135));
    }

    @Test
    void aTimeMaskIsOneStretchOfWholeFramesAndNoMoreThanItsShareOfThem() {
        SpecAugmentConfig config = ZERO.withFrequencyMasks(0, 0).withTimeMasks(1, 40, 0.2);
        TreeMap<Integer, Integer> widths = new TreeMap<>();

        for (int copy = 0; copy < 1100; copy++) {
            FeatureMatrix masked = masked(config, "copy " + copy, MATRIX);
            int[] frames = IntStream.range(0, FRAMES)
                    .filter(frame -> masked.at(frame, 0) == 0)
                    .toArray();
            widths.merge(frames.length, 1, Integer::sum);
            assertThat(frames.length == 0 || frames[frames.length - 1] - frames[0] == frames.length - 1)
                    .as("in a row")
                    .isTrue();
            assertThat(changes(masked)).isEqualTo(frames.length * COEFFICIENTS);
        }

        assertThat(widths.keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void maskedValuesBecomeTheMeanOfTheirCoefficient() {
        SpecAugmentConfig config =
                SpecAugmentConfig.ofDefaults().withFrequencyMasks(0, 0).withTimeMasks(5, 10, 0.2);

        FeatureMatrix masked = masked(config, "s", MATRIX);

        assertThat(changes(masked)).isPositive();
        for (int frame = 0; frame < FRAMES; frame++) {
            if (masked.at(frame, 0) != MATRIX.at(frame, 0)) {
                for (int c = 0; c < COEFFICIENTS; c++) {
                    int coefficient = c;
                    double mean = IntStream.range(0, FRAMES)
                            .mapToDouble(f -> MATRIX.at(f, coefficient))
                            .average()
                            .orElseThrow();
                    assertThat(masked.at(frame, c)).isCloseTo((float) mean, within(1e-4f));
                }
            }
        }
    }

    @Test
    void whatWasGivenStaysAsItIs() {
        float[] before = MATRIX.values().clone();

        masked(ZERO, "s", MATRIX);

        assertThat(MATRIX.values()).isEqualTo(before);
    }

    @Test
    void everyMatrixOfAStreamGetsItsOwnMasksAndTheStreamTheSameOnesAgain() {
        List<FeatureMatrix> first = Stages.run(new SpecAugment(ZERO, "s"), List.of(MATRIX, MATRIX));
        List<FeatureMatrix> again = Stages.run(new SpecAugment(ZERO, "s"), List.of(MATRIX, MATRIX));

        assertThat(first.get(0).values()).isNotEqualTo(first.get(1).values());
        assertThat(again).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void masksWiderThanTheMatrixAreCutToIt() {
        SpecAugmentConfig config = ZERO.withFrequencyMasks(3, 100).withTimeMasks(3, 100, 1);

        for (int copy = 0; copy < 50; copy++) {
            assertThat(masked(config, "copy " + copy, matrix(1, 2)).values()).hasSize(2);
        }
    }

    @Test
    void operatorsOnFeaturesFollowThoseOnAudioInAnAugmentation() {
        try (Augmentation augmentation = Augmentation.parse("[gain: 6, spec-augment: { value: zero }]", 8000)) {
            assertThat(augmentation.apply(new float[] {1}, "s")[0]).isGreaterThan(1.9f);
            assertThat(augmentation.apply(MATRIX, "s").values())
                    .isEqualTo(masked(ZERO, "s", MATRIX).values());
            assertThat(augmentation).asString().contains("; spec-augment: {frequencyMasks: 2, frequencyWidth: 6,");
        }
        assertThatThrownBy(() -> Augmentation.parse("[spec-augment, gain: 6]", 8000))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(
                        "--augment:1:16: gain takes PcmFrame, but spec-augment before it hands on" + " FeatureMatrix");
    }

    @Test
    void reactorForm() {
        List<FeatureMatrix> matrices = List.of(MATRIX, MATRIX);

        ReactorForm.check(SpecAugment.operator(ZERO, "s"), matrices, Stages.run(new SpecAugment(ZERO, "s"), matrices));
    }

    private static FeatureMatrix masked(SpecAugmentConfig config, String stream, FeatureMatrix matrix) {
        return Stages.run(new SpecAugment(config, stream), List.of(matrix)).get(0);
    }

    private static long changes(FeatureMatrix masked) {
        return IntStream.range(0, MATRIX.values().length)
                .filter(i -> masked.values()[i] != MATRIX.values()[i])
                .count();
    }

    /** No value is 0 or twice there. */
    private static FeatureMatrix matrix(int frames, int coefficients) {
        float[] values = new float[frames * coefficients];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + i * i % 7919;
        }
        return new FeatureMatrix(frames, coefficients, values, AudioWindow.ofWhole(8000, new float[1]));
    }
}
