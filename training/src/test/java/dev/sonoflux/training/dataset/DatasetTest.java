package dev.sonoflux.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.Dataset.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

class DatasetTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void namesSayLabelSpeakerAndTake() {
        SyntheticWords.write(folder, 8000, 2);

        Dataset dataset = open(Split.ALL, Broken.FAILS);

        assertThat(dataset.recordings()).hasSize(18);
        assertThat(dataset.labels()).containsExactly("down", "up", "warble");
        assertThat(dataset.speakers()).containsExactly("anna", "bert", "carla");
        assertThat(dataset.recordings().get(0))
                .isEqualTo(new Recording(
                        "down_anna_0.wav",
                        "down",
                        "anna",
                        Split.TEST,
                        new AudioLocation.WholeFile(folder.resolve("down_anna_0.wav"))));
        assertThat(dataset.recordings()).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
    }

    @Test
    void takesFromFiveOnAreTheTrainingSplit() {
        SyntheticWords.write(folder, 8000, 7);

        assertThat(open(Split.TRAIN, Broken.FAILS).recordings())
                .extracting(Recording::id)
                .hasSize(18)
                .allMatch(id -> id.matches(".*_[56]\\.wav"));
        assertThat(open(Split.TEST, Broken.FAILS).recordings())
                .extracting(Recording::id)
                .hasSize(45)
                .allMatch(id -> id.matches(".*_[0-4]\\.wav"));
        assertThat(open(Split.ALL, Broken.FAILS).recordings()).hasSize(63);
    }

    @Test
    void speakersMayHaveUnderscoresInTheirNames() {
        assertThat(FsddName.of("7_mary_ann_12.flac"))
                .hasValueSatisfying(r -> assertThat(r.speaker()).isEqualTo("mary_ann"));
    }

    @Test
    void otherRatesAreResampled() {
        SyntheticWords.write(folder, 16_000, 1);

        List<Utterance> at16k = utterances(16_000);
        List<Utterance> at8k = utterances(8_000);

        for (int i = 0; i < at16k.size(); i++) {
            Utterance resampled = at8k.get(i);
            assertThat(resampled.sampleRate()).isEqualTo(8000);
            assertThat((double) resampled.samples().length)
                    .isCloseTo(at16k.get(i).samples().length / 2.0, offset(1.0));
            // The tone at 1 kHz and above is still there at the same place.
            assertThat((double) resampled.samples()[1000])
                    .isCloseTo(at16k.get(i).samples()[2000], offset(0.05));
        }
    }

    @Test
    void fileWithAnotherNameIsLeftOutWithAWarningAndOtherFilesInSilence() throws IOException {
        SyntheticWords.write(folder, 8000, 1);
        Files.copy(folder.resolve("up_bert_0.wav"), folder.resolve("recording-3.wav"));
        Files.writeString(folder.resolve("README.md"), "words");

        assertThat(open(Split.ALL, Broken.FAILS).recordings()).hasSize(9);
        assertThat(warnings).singleElement().asString().contains("recording-3.wav", "{label}_{speaker}_{index}");
    }

    @Test
    void brokenFileFailsByNameAndPlace() throws IOException {
        SyntheticWords.write(folder, 8000, 1);
        Files.write(
                folder.resolve("up_bert_1.wav"),
                Arrays.copyOf(Files.readAllBytes(folder.resolve("up_bert_0.wav")), 30));

        StepVerifier.create(open(Split.ALL, Broken.FAILS).utterances(8000))
                .expectNextCount(5)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(SonofluxException.class)
                        .hasMessageContaining("up_bert_1.wav, byte"));
    }

    @Test
    void brokenFileIsSkippedWithAWarningWhereThatIsAskedFor() throws IOException {
        SyntheticWords.write(folder, 8000, 1);
        Files.write(folder.resolve("up_bert_1.wav"), new byte[] {1, 2, 3});

        StepVerifier.create(open(Split.ALL, Broken.IS_SKIPPED).utterances(8000))
                .expectNextCount(9)
                .verifyComplete();
        assertThat(warnings).singleElement().asString().contains("left out", "up_bert_1.wav");
    }

    @Test
    void truncatedFileGivesWhatItHoldsAndAWarning() throws IOException {
        SyntheticWords.write(folder, 8000, 1);
        Path file = folder.resolve("up_bert_0.wav");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1044));

        Utterance truncated = utterances(8000).get(4);

        assertThat(truncated.id()).isEqualTo("up_bert_0.wav");
        assertThat(truncated.samples().length).isBetween(450, 500);
        assertThat(warnings).singleElement().asString().contains("up_bert_0.wav");
    }

    @Test
    void contentHashChangesWithNamesAndBytesAndNothingElse() throws IOException {
        SyntheticWords.write(folder, 8000, 1);
        String original = open(Split.ALL, Broken.FAILS).sha256();
        Files.writeString(folder.resolve("notes.txt"), "nothing to do with it");

        assertThat(open(Split.ALL, Broken.FAILS).sha256()).isEqualTo(original);

        Path file = folder.resolve("up_bert_0.wav");
        Files.move(file, folder.resolve("up_bert_1.wav"));
        assertThat(open(Split.ALL, Broken.FAILS).sha256()).isNotEqualTo(original);
        Files.move(folder.resolve("up_bert_1.wav"), file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        assertThat(open(Split.ALL, Broken.FAILS).sha256()).isNotEqualTo(original);
    }

    @Test
    void foldersWithoutRecordingsAreRefused() throws IOException {
        assertThatThrownBy(() -> open(Split.ALL, Broken.FAILS))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("no recordings named {label}_{speaker}_{index}.wav");
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> Dataset.open(nowhere, Split.ALL, Broken.FAILS, warnings::add))
                .hasMessageContaining("does not exist");
        SyntheticWords.write(folder, 8000, 2);
        assertThatThrownBy(() -> open(Split.TRAIN, Broken.FAILS))
                .hasMessageContaining("no recordings in the split 'train', though 18 outside of it");
    }

    private Dataset open(Split split, Broken broken) {
        return Dataset.open(folder, split, broken, warnings::add);
    }

    private List<Utterance> utterances(int sampleRate) {
        return open(Split.ALL, Broken.FAILS)
                .utterances(sampleRate)
                .collectList()
                .block();
    }
}
