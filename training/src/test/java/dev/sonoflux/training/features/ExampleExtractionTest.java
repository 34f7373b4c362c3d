package dev.sonoflux.training.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.operators.augment.Augmentation;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Recording;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.dataset.SyntheticWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleExtractionTest {
    private static final int COPIES = 2;

    @TempDir
    private Path temp;

    private Path folder;
    private Path cacheFolder;
    private final Augmentation noise = Augmentation.parse("[noise: [10, 30]]", 8000);

    @BeforeEach
    void writeDataset() throws Exception {
        folder = Files.createDirectory(temp.resolve("words"));
        cacheFolder = temp.resolve("cache");
        SyntheticWords.write(folder, 8000, 3);
    }

    @AfterEach
    void closeAugmentation() {
        noise.close();
    }

    @Test
    void examplesComeInTheOrderOfTheRecordingsAndAreTheSameForAnyNumberOfThreads() {
        ExampleSet alone = extract(Optional.empty(), 1);
        ExampleSet together = extract(Optional.empty(), 4);

        assertThat(together.examples())
                .extracting(Example::id)
                .isEqualTo(dataset().recordings().stream().map(Recording::id).toList());
        assertSame(together, alone);
    }

    @Test
    void copiesOfARecordingDifferFromItAndFromEachOther() {
        FeatureRows rows = extract(Optional.empty(), 2).withCopies();

        assertThat(rows.row(1)).isNotEqualTo(rows.row(0)).isNotEqualTo(rows.row(2));
    }

    @Test
    void copiesOfARecordingDoNotDependOnTheOthers() throws Exception {
        float[] amongAll = extract(Optional.empty(), 2).withCopies().row(5 * (1 + COPIES) + 1);
        List<Recording> recordings = dataset().recordings();
        for (Recording before : recordings.subList(0, 5)) {
            Files.delete(folder.resolve(before.id()));
        }

        assertThat(extract(Optional.empty(), 2).withCopies().row(1)).isEqualTo(amongAll);
    }

    @Test
    void cachedFeaturesAreTheSameToTheLastBitAndDamagedOnesAreHealed() throws Exception {
        ExampleSet expected = extract(Optional.empty(), 2);
        assertSame(extract(cache(), 2), expected);
        List<Path> files = files();
        assertThat(files).hasSize(expected.size());

        byte[] torn = Files.readAllBytes(files.get(0));
        Files.write(files.get(0), Arrays.copyOf(torn, torn.length / 2));
        byte[] flipped = Files.readAllBytes(files.get(1));
        flipped[flipped.length / 2] ^= 1;
        Files.write(files.get(1), flipped);
        Files.write(files.get(2), new byte[0]);

        assertSame(extract(cache(), 2), expected);
        assertThat(Files.readAllBytes(files.get(0))).isEqualTo(torn);
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void cachedFeaturesAreTakenInsteadOfComputed() throws Exception {
        extract(cache(), 2);
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }

        extract(cache(), 2);

        for (Path file : files()) {
            assertThat(Files.getLastModifiedTime(file).toMillis()).isZero();
        }
    }

    @Test
    void cleaningRemovesWhatThisRunUsedAndWhatKilledOnesLeftAndNothingElse() throws Exception {
        FeatureCache used = new FeatureCache(cacheFolder);
        extract(Optional.of(used), 2);
        Path shard = files().get(0).getParent();
        long gone = new ProcessBuilder("true").start().onExit().get().pid();
        Files.writeString(shard.resolve(".new-" + gone + "-123"), "half");
        Path running = Files.writeString(
                shard.resolve(".new-" + ProcessHandle.current().pid() + "-456"), "being written");
        Path foreign = Files.writeString(cacheFolder.resolve("notes.txt"), "mine");

        used.clean();

        assertThat(files()).containsExactlyInAnyOrder(running, foreign);
    }

    @Test
    void rowsOnDiskAreThoseOnTheHeap() {
        FeatureRows heap = extract(Optional.empty(), 2).withCopies();
        try (FeatureTable disk = FeatureTable.onDisk(heap.length())) {
            for (int r = 0; r < heap.size(); r++) {
                disk.append(heap.row(r));
            }

            float[] part = new float[5];
            for (int r = heap.size() - 1; r >= 0; r--) {
                assertThat(disk.row(r)).isEqualTo(heap.row(r));
                disk.read(r, 7, 10, part, 1);
                assertThat(part).containsExactly(part[0], heap.row(r)[7], heap.row(r)[8], heap.row(r)[9], part[4]);
            }
        }
    }

    private Optional<FeatureCache> cache() {
        return Optional.of(new FeatureCache(cacheFolder));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.walk(cacheFolder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Dataset dataset() {
        return Dataset.open(folder, Split.ALL, Dataset.Broken.FAILS, warning -> {});
    }

    private ExampleSet extract(Optional<FeatureCache> cache, int threads) {
        try (Jobs jobs = Jobs.of(threads)) {
            return new ExampleExtraction(FeatureSpec.reference(), noise, COPIES, 1, cache)
                    .of(List.of(DatasetExamples.of(dataset())), jobs, ProgressListener.NONE);
        }
    }

    private static void assertSame(ExampleSet actual, ExampleSet expected) {
        assertThat(actual.examples()).isEqualTo(expected.examples());
        FeatureRows rows = actual.withCopies();
        assertThat(rows.size()).isEqualTo(expected.withCopies().size());
        for (int r = 0; r < rows.size(); r++) {
            assertThat(rows.row(r)).isEqualTo(expected.withCopies().row(r));
        }
    }
}
