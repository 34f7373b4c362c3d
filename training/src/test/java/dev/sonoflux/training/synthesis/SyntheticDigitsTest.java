package dev.sonoflux.training.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.infer.WordClassifier;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.dataset.Utterance;
import dev.sonoflux.training.synthesis.SyntheticDigits.Existing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticDigitsTest {
    private static final SynthesisConfig SMALL =
            SynthesisConfig.ofDefaults().withSpeakers(2).withTakes(3);

    @TempDir
    private Path folder;

    @Test
    void isADatasetOfTenDigitsByEveryVoice() {
        Path set = write("set", SMALL, 2);

        Dataset dataset = Dataset.open(set, Split.ALL, Dataset.Broken.FAILS, warning -> {});

        assertThat(dataset.labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(dataset.speakers()).containsExactly("synth1-01", "synth1-02");
        assertThat(dataset.recordings()).hasSize(SMALL.clips());
    }

    @Test
    void bytesDependOnTheSeedAndNotOnTheNumberOfThreads() throws IOException {
        Map<String, byte[]> one = contents(write("one", SMALL, 1));
        Map<String, byte[]> four = contents(write("four", SMALL, 4));
        Map<String, byte[]> other = contents(write("other", SMALL.withSeed(2), 4));

        assertThat(four).containsExactlyEntriesOf(one);
        assertThat(other.get("7_synth2-01_0.wav")).isNotEqualTo(one.get("7_synth1-01_0.wav"));
    }

    @Test
    void aLargerSetHoldsASmallerOne() throws IOException {
        Map<String, byte[]> small = contents(write("small", SMALL, 2));

        Map<String, byte[]> large =
                contents(write("large", SMALL.withSpeakers(3).withTakes(4), 2));

        small.remove(SyntheticDigits.DESCRIPTION);
        assertThat(large).containsAllEntriesOf(small);
    }

    @Test
    void takesOfADigitDiffer() throws IOException {
        Map<String, byte[]> set = contents(write("set", SMALL, 2));

        assertThat(set.get("0_synth1-01_0.wav")).isNotEqualTo(set.get("0_synth1-01_1.wav"));
    }

    @Test
    void wordsTakeAFifthOfASecondToOneAndAreNeitherSilentNorClipped() {
        for (AudioClip clip : clips(write("set", SMALL, 2))) {
            assertThat(clip.sampleRate()).isEqualTo(8000);
            assertThat(clip.samples().length / 8000.0).isBetween(0.2, 1.0);
            assertThat(peak(clip.samples())).isBetween(0.05f, 0.99f);
        }
    }

    @Test
    void everyClipHasTheLengthAndTheRateThatWereAskedFor() {
        Path set = write("set", SMALL.withSampleRate(16_000).withLength(Duration.ofMillis(400)), 2);

        assertThat(clips(set)).allSatisfy(clip -> {
            assertThat(clip.sampleRate()).isEqualTo(16_000);
            assertThat(clip.samples()).hasSize(6400);
        });
    }

    @Test
    void aModelThatHeardPeopleUnderstandsMostOfIt() {
        Path set = write("set", SynthesisConfig.ofDefaults().withSpeakers(10).withTakes(2), 2);
        Dataset dataset = Dataset.open(set, Split.ALL, Dataset.Broken.FAILS, warning -> {});
        Path model = Path.of(System.getProperty("project.root"), "models/digits-svm-robust");

        try (ModelBundle bundle = ModelBundle.open(model)) {
            WordClassifier classifier = new WordClassifier(bundle);
            long understood = dataset.utterances(8000)
                    .filter(word -> heard(classifier, word).equals(word.label()))
                    .count()
                    .block();

            assertThat(understood).isGreaterThan(160);
        }
    }

    @Test
    void whatIsThereIsReplacedOnlyOnRequest() throws IOException {
        Path set = write("set", SMALL, 2);

        assertThatThrownBy(() -> write("set", SMALL.withSeed(2), 2))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("holds a synthetic set already");
        replace(set, SMALL.withSeed(2));

        assertThat(contents(set)).containsKey("0_synth2-01_0.wav").doesNotContainKey("0_synth1-01_0.wav");
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."));
    }

    @Test
    void aFolderWithOtherFilesIsNeverReplaced() throws IOException {
        Path set = write("set", SMALL, 2);
        Files.writeString(set.resolve("7_theo_0.wav"), "a recording");

        assertThatThrownBy(() -> replace(set, SMALL))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("left alone");
        assertThat(set.resolve("7_theo_0.wav")).hasContent("a recording");
    }

    @Test
    void aSettingOutOfRangeIsNamed() {
        assertThatThrownBy(() -> SMALL.withTakes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("takes: 0 is not accepted; it must be from 1 to 10000");
    }

    private Path write(String name, SynthesisConfig config, int threads) {
        Path set = folder.resolve(name);
        try (Jobs jobs = Jobs.of(threads)) {
            SyntheticDigits.write(set, config, Existing.IS_KEPT, jobs, ProgressListener.NONE);
        }
        return set;
    }

    private static String heard(WordClassifier classifier, Utterance word) {
        return classifier
                .score(word.sampleRate(), word.samples())
                .ranked()
                .get(0)
                .label();
    }

    private static void replace(Path set, SynthesisConfig config) {
        try (Jobs jobs = Jobs.of(1)) {
            SyntheticDigits.write(set, config, Existing.IS_REPLACED, jobs, ProgressListener.NONE);
        }
    }

    private static Map<String, byte[]> contents(Path set) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (Path file : files(set)) {
            contents.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
        return contents;
    }

    private static Iterable<AudioClip> clips(Path set) {
        return files(set).stream()
                .filter(file -> file.toString().endsWith(".wav"))
                .map(file -> AudioClip.read(file, ChannelMix.mean(), Duration.ofSeconds(10)))
                .toList();
    }

    private static List<Path> files(Path set) {
        try (Stream<Path> files = Files.list(set)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
