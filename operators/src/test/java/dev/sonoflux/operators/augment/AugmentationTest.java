package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationTest {
    private static final float[] RAMP = {0.1f, 0.2f, 0.3f};

    @Test
    void gainOfSixDecibelsDoublesAmplitudes() {
        try (Augmentation augmentation = Augmentation.parse("[gain: 6.0205999]", 8000)) {
            assertThat(augmentation.apply(RAMP, "s")[2] / RAMP[2]).isBetween(1.99999f, 2.00001f);
        }
    }

    @Test
    void aStreamsCopyIsTheSameEachTimeAndAnotherStreamsIsAnother() {
        try (Augmentation augmentation = Augmentation.parse("[gain: [-6, 6]]", 8000)) {
            float[] copy = augmentation.apply(RAMP, "0/7_theo_12.wav/0");

            assertThat(augmentation.apply(RAMP, "0/7_theo_12.wav/0")).isEqualTo(copy);
            assertThat(augmentation.apply(RAMP, "0/7_theo_12.wav/1")).isNotEqualTo(copy);
        }
    }

    @Test
    void noOperatorsChangeNothing() {
        try (Augmentation none = Augmentation.none(8000)) {
            assertThat(none.isEmpty()).isTrue();
            assertThat(none.apply(RAMP, "s")).isSameAs(RAMP);
            assertThat(none).hasToString("none");
        }
    }

    @Test
    void everySettingInEffectIsDescribed() {
        try (Augmentation augmentation = Augmentation.parse("[gain: [-6, 6], resample: 8000]", 8000)) {
            assertThat(augmentation)
                    .hasToString("gain: {db: [-6, 6], probability: 1, seed: 0};"
                            + " resample: {rate: 8000, passband: 0.9, attenuationDb: 100}");
        }
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnceWithItsPlace() {
        assertThatThrownBy(() -> Augmentation.parse("[gain: loud, gian: 3, gain: {dB: 3}]", 8000))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:8: gain: 'db' must be a number from -60 to 60")
                .hasMessageContaining("--augment:1:14: unknown operator 'gian'; did you mean 'gain'?")
                .hasMessageContaining("--augment:1:30: gain: unknown key 'dB'");
    }

    @Test
    void operatorsThatMakeSomethingElseOfAudioAreRefused() {
        assertThatThrownBy(() -> Augmentation.parse("[gain: 3, vad]", 8000))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:11: what comes out here is VoiceActivity, and it must be PcmFrame");
    }

    @Test
    void anotherRateThanTheRecordingsIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> Augmentation.parse("[resample: 4000]", 8000))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("hands on 4000 Hz")
                .hasMessageContaining("add `resample: 8000`");
    }

    @Test
    void aTextThatIsNoListNamesAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("augment.yaml");
        Files.writeString(file, "- gain: 3\n- gain: { db: 3, sed: 1 }\n");

        assertThatThrownBy(() -> Augmentation.parse(file.toString(), 8000))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(file + ":2:18: gain: unknown key 'sed'; did you mean 'seed'?");
        assertThatThrownBy(() -> Augmentation.parse("strong", 8000))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("--augment: 'strong' is neither a file that there is nor a list of operators");
    }

    @Test
    void damagedListsAreReadOrRefusedAndNothingElse() {
        String whole = "[gain: {db: [-6, 6], seed: 1}, speed: {from: 0.9, to: 1.12}, noise: {type: pink, snr: 5},"
                + " reverb: {rt60: [200ms, 0.4s], size: 5, rooms: 2}, time-shift: 80ms,"
                + " context: {before: 50ms, cutEnd: [0ms, 9ms]}, one-of: [[gain: 3], reverb, []], tilt: 2,"
                + " band: {high: 3kHz}, codec: a-law, vtlp: [0.9, 1.1], spec-augment: {value: zero}]";
        Random random = new Random(1);

        for (int trial = 0; trial < 1000; trial++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int i = 0; i < 1 + trial % 3; i++) {
                char other = whole.charAt(random.nextInt(whole.length()));
                damaged.setCharAt(1 + random.nextInt(whole.length() - 1), other);
            }
            try (Augmentation augmentation = Augmentation.parse(damaged.toString(), 8000)) {
                assertThat(augmentation.isEmpty()).isFalse();
            } catch (SonofluxException refused) {
                assertThat(refused).hasMessageContaining("--augment:1:");
            }
        }
    }
}
