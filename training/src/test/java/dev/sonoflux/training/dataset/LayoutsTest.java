package dev.sonoflux.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sonoflux.training.ContentHash;
import dev.sonoflux.training.dataset.Dataset.Broken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose layout is told by looking at them. */
class LayoutsTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path word;

    @BeforeEach
    void writeOneWord(@TempDir Path elsewhere) {
        SyntheticWords.writeSpeaker(elsewhere, "anna", 8000, 1, 0);
        word = elsewhere.resolve("up_anna_0.wav");
    }

    @Test
    void filesInTheFolderRecordingsHaveTheSameIdsAndHashAsThoseOfAFlatFolder(@TempDir Path other) throws IOException {
        Path flat = Files.createDirectory(other.resolve("flat"));
        SyntheticWords.write(flat, 8000, 1);
        Path repository = Files.createDirectories(other.resolve("repository/recordings"));
        SyntheticWords.write(repository, 8000, 1);

        Dataset dataset = open(repository.getParent());

        assertThat(dataset.layout()).contains(Layout.FSDD);
        assertThat(dataset.name()).isEqualTo("repository");
        assertThat(dataset.sha256()).isEqualTo(open(flat).sha256());
    }

    @Test
    void aFolderIsTheLabelOfWhatIsInItWhateverTheWord() {
        put("grüezi/a.wav", "über uns/b.wav", "はい/deep.wav", "group/nested/c.wav", ".hidden/d.wav", "はい/.e.wav");

        Dataset dataset = open(folder);

        assertThat(dataset.layout()).contains(Layout.FOLDERS);
        assertThat(dataset.recordings())
                .extracting(Recording::id, Recording::label, Recording::speaker)
                .containsExactly(
                        tuple("group/nested/c.wav", "nested", "unknown"),
                        tuple("grüezi/a.wav", "grüezi", "unknown"),
                        tuple("über uns/b.wav", "über uns", "unknown"),
                        tuple("はい/deep.wav", "はい", "unknown"));
    }

    @Test
    void lettersWithAccentsAreTheSameHoweverTheFileSystemWritesThem() {
        put("gru\u0308n/a.wav", "gr\u00fcn/b.wav");

        assertThat(open(folder).labels()).containsExactly("gr\u00fcn");
    }

    @Test
    void aFileInNoFolderIsLeftOutWithAWarning() {
        put("yes/a.wav", "stray.wav");

        assertThat(open(folder).recordings()).hasSize(1);
        assertThat(warnings).singleElement().asString().contains("stray.wav", "in no folder");
    }

    @Test
    void foldersAboveTheLabelsAreSplits() {
        put("train/yes/a.wav", "dev/yes/b.wav", "test/no/c.wav", "more/no/d.wav");

        assertThat(open(folder).recordings())
                .extracting(Recording::id, Recording::split)
                .containsExactly(
                        tuple("dev/yes/b.wav", Split.VALIDATION),
                        tuple("more/no/d.wav", Split.TRAIN),
                        tuple("test/no/c.wav", Split.TEST),
                        tuple("train/yes/a.wav", Split.TRAIN));
    }

    @Test
    void aWordMayBeTest() {
        put("test/a.wav", "toast/b.wav");

        assertThat(open(folder).labels()).containsExactly("test", "toast");
    }

    @Test
    void hashedSplitsKeepSpeakersApartAndDependOnNothingElse() {
        for (int speaker = 0; speaker < 40; speaker++) {
            put("yes/yes_s" + speaker + "_0.wav", "no/no_s" + speaker + "_0.wav");
        }

        List<Recording> all = open(folder).recordings();

        assertThat(all).extracting(Recording::speaker).doesNotContain(Recording.UNKNOWN_SPEAKER);
        assertThat(all).extracting(Recording::split).contains(Split.TRAIN, Split.VALIDATION, Split.TEST);
        for (Recording recording : all) {
            assertThat(all)
                    .filteredOn(r -> r.speaker().equals(recording.speaker()))
                    .extracting(Recording::split)
                    .containsOnly(recording.split());
        }
        put("yes/another.wav");
        assertThat(open(folder).recordings()).containsAll(all);
    }

    @Test
    void speakersWithoutANameAreSplitByRecording() {
        for (int i = 0; i < 300; i++) {
            put("yes/" + i + ".wav");
        }

        assertThat(open(Split.TRAIN).recordings()).hasSizeBetween(220, 260);
        assertThat(open(Split.VALIDATION).recordings()).hasSizeBetween(15, 45);
        assertThat(open(Split.TEST).recordings()).hasSizeBetween(15, 45);
    }

    @Test
    void listsOfSpeechCommandsAreFollowedAndItsNoiseIsNoWord() throws IOException {
        put("bed/a1_nohash_0.wav", "bed/b2_nohash_0.wav", "cat/c3_nohash_1.wav", "_background_noise_/tap.wav");
        Files.writeString(folder.resolve("validation_list.txt"), "bed/b2_nohash_0.wav\n");
        Files.writeString(folder.resolve("testing_list.txt"), "cat/c3_nohash_1.wav\ncat/gone_nohash_0.wav\n");

        Dataset dataset = open(folder);

        assertThat(dataset.layout()).contains(Layout.SPEECH_COMMANDS);
        assertThat(dataset.recordings())
                .extracting(Recording::id, Recording::speaker, Recording::split)
                .containsExactly(
                        tuple("bed/a1_nohash_0.wav", "a1", Split.TRAIN),
                        tuple("bed/b2_nohash_0.wav", "b2", Split.VALIDATION),
                        tuple("cat/c3_nohash_1.wav", "c3", Split.TEST));
        assertThat(warnings).singleElement().asString().contains("testing_list.txt names 1 files", "cat/gone_nohash_0");
    }

    @Test
    void aFileInBothListsIsRefused() throws IOException {
        put("bed/a1_nohash_0.wav");
        Files.writeString(folder.resolve("validation_list.txt"), "bed/a1_nohash_0.wav\n");
        Files.writeString(folder.resolve("testing_list.txt"), "bed/a1_nohash_0.wav\n");

        assertThatThrownBy(() -> open(folder)).hasMessageContaining("bed/a1_nohash_0.wav is both in");
    }

    /** Computed by the published rule in Python: int(sha1(name), 16) % 2**27 * (100 / (2**27 - 1)). */
    @Test
    void withoutListsThePublishedRuleOfSpeechCommandsApplies() {
        assertThat(HashedSplit.of("0a7c2a8d")).isEqualTo(Split.TRAIN);
        assertThat(HashedSplit.of("1b4c9b89")).isEqualTo(Split.TEST);
        assertThat(HashedSplit.of("c50f55b8")).isEqualTo(Split.TRAIN);
        assertThat(HashedSplit.of("be1e0823")).isEqualTo(Split.TEST);
        assertThat(HashedSplit.of("9e3779b1")).isEqualTo(Split.VALIDATION);
        put("bed/be1e0823_nohash_0.wav", "cat/be1e0823_nohash_1.wav", "_background_noise_/tap.wav");

        assertThat(open(folder).recordings()).extracting(Recording::split).containsOnly(Split.TEST);
    }

    @Test
    void severalFoldersAreOneDatasetWithTheirNamesInTheIds(@TempDir Path other) throws IOException {
        put("up/a.wav");
        Path digits = Files.createDirectory(other.resolve("digits"));
        SyntheticWords.write(digits, 8000, 1);
        Path sameName = Files.createDirectories(other.resolve("more/digits"));
        SyntheticWords.write(sameName, 8000, 1);
        String name = folder.getFileName().toString();

        Dataset dataset = Dataset.open(
                List.of(digits, folder, sameName), Optional.empty(), Split.ALL, Broken.FAILS, warnings::add);

        assertThat(dataset.name()).isEqualTo("digits+" + name + "+digits-2");
        assertThat(dataset.recordings()).hasSize(19).extracting(Recording::id).doesNotHaveDuplicates();
        assertThat(dataset.recordings().get(0).id()).isEqualTo("digits/down_anna_0.wav");
        assertThat(dataset.recordings().get(9).id()).isEqualTo(name + "/up/a.wav");
        assertThat(dataset.parts()).extracting(Dataset::name).containsExactly("digits", name, "digits-2");
        assertThat(dataset.parts().get(0).sha256())
                .isNotEqualTo(dataset.parts().get(2).sha256());
        assertThat(dataset.utterances(8000).map(Utterance::id).collectList().block())
                .isEqualTo(dataset.recordings().stream().map(Recording::id).toList());
    }

    @Test
    void theHashOfAnUtteranceIsThatOfItsFile() throws IOException {
        put("up/a.wav", "down/a.wav");

        List<Utterance> utterances =
                open(folder).utterances(16_000).collectList().block();

        assertThat(utterances).extracting(Utterance::sha256).containsOnly(ContentHash.of(Files.readAllBytes(word)));
        assertThat(open(folder).sha256()).isNotEqualTo(utterances.get(0).sha256());
    }

    @Test
    void aLayoutThatIsSaidIsNotGuessed() {
        put("up/a.wav");

        assertThatThrownBy(() ->
                        Dataset.open(List.of(folder), Optional.of(Layout.FSDD), Split.ALL, Broken.FAILS, warnings::add))
                .hasMessageContaining("has no recordings in the layout 'fsdd'");
        assertThat(Dataset.open(
                                List.of(folder),
                                Optional.of(Layout.SPEECH_COMMANDS),
                                Split.ALL,
                                Broken.FAILS,
                                warnings::add)
                        .recordings())
                .hasSize(1);
    }

    private void put(String... ids) {
        try {
            for (String id : ids) {
                Path file = folder.resolve(id);
                Files.createDirectories(file.getParent());
                Files.copy(word, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dataset open(Path path) {
        return Dataset.open(path, Split.ALL, Broken.FAILS, warnings::add);
    }

    private Dataset open(Split split) {
        return Dataset.open(folder, split, Broken.FAILS, warnings::add);
    }
}
