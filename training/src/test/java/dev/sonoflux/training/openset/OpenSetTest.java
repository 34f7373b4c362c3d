package dev.sonoflux.training.openset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.operators.augment.Augmentation;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Dataset.Broken;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.dataset.SyntheticWords;
import dev.sonoflux.training.features.DatasetExamples;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleAudio;
import dev.sonoflux.training.features.ExampleExtraction;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.ExampleSource;
import dev.sonoflux.training.features.FeatureRows;
import dev.sonoflux.training.recipe.Recipe;
import dev.sonoflux.training.validation.Fold;
import dev.sonoflux.training.validation.FoldRule;
import dev.sonoflux.training.validation.GroupBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenSetTest {
    private static final int RATE = 8000;
    private static final int TAKES = 10;
    private static final int RECORDINGS = 3 * 3 * TAKES;

    @TempDir
    private Path temp;

    private Path words;
    private Path speech;
    private Path noise;

    @BeforeEach
    void record() throws IOException {
        words = Files.createDirectory(temp.resolve("words"));
        SyntheticWords.write(words, RATE, TAKES);
        speech = Files.createDirectories(temp.resolve("speech/inner")).getParent();
        bursts(speech.resolve("a.wav"), 12, 1);
        bursts(speech.resolve("inner/b.wav"), 12, 2);
        noise = Files.createDirectory(temp.resolve("noise"));
        for (int i = 0; i < 3; i++) {
            bursts(noise.resolve("n" + i + ".wav"), 2, 10 + i);
        }
    }

    @Test
    void classesAreHalfAsLargeAgainAsAnAverageWord() {
        assertThat(audio(openSet(1).unknown(files(speech)))).hasSize(RECORDINGS / 3 * 3 / 2);
        assertThat(audio(openSet(1).noise(files(noise)))).hasSize(RECORDINGS / 3 * 3 / 2);
    }

    @Test
    void ratioSaysHowLargeTheyAre() {
        OpenSet twice = new OpenSet(OpenSetConfig.ofDefaults().withUnknownRatio(4), List.of(examples()));

        List<ExampleAudio> unknown = audio(twice.unknown(files(speech)));

        assertThat(unknown).hasSize(4 * RECORDINGS / 3);
        assertThat(unknown).extracting(a -> a.example().id()).doesNotHaveDuplicates();
        assertThatThrownBy(() -> OpenSetConfig.ofDefaults().withNoiseRatio(11))
                .hasMessageContaining("background-ratio: 11.0 is not accepted; it must be 0.1 to 10");
    }

    @Test
    void noneOfItIsTestedAndAllOfItIsLabelled() {
        List<ExampleAudio> all = audio(openSet(1).unknown(files(speech)));
        all.addAll(audio(openSet(1).noise(files(noise))));

        assertThat(all).noneMatch(a -> a.example().isTested());
        assertThat(all.stream().map(a -> a.example().label()).collect(Collectors.toSet()))
                .isEqualTo(Set.of(BackgroundLabels.UNKNOWN, BackgroundLabels.NOISE));
        assertThat(all.stream().map(a -> a.example().speaker()))
                .contains("speech/a.wav", "speech/inner/b.wav", "noise/n0.wav", "anna", "bert", "carla");
    }

    @Test
    void piecesOfSpeechAreAsLongAsWordsOrWhatTheLivePipelineCuts() {
        List<ExampleAudio> pieces = audio(List.of(new SpeechPieces(files(speech), 60, 1)));

        assertThat(pieces).hasSize(60);
        assertThat(pieces)
                .allSatisfy(p -> assertThat(p.samples().length).isBetween(RATE / 5, 3 * RATE))
                .anySatisfy(p -> assertThat(p.samples().length).isGreaterThan(RATE));
        assertThat(pieces.stream().filter(p -> p.samples().length <= RATE)).hasSizeGreaterThan(30);
    }

    @Test
    void longerRecordingsGiveMore() throws IOException {
        Path lengths = Files.createDirectory(temp.resolve("lengths"));
        bursts(lengths.resolve("long.wav"), 12, 1);
        for (int i = 0; i < 4; i++) {
            bursts(lengths.resolve("short" + i + ".wav"), 1, 10 + i);
        }

        List<ExampleAudio> stretches = audio(List.of(new NoiseStretches(files(lengths), 32, 1)));

        assertThat(stretches).hasSize(32);
        assertThat(stretches.stream().filter(s -> s.example().speaker().equals("lengths/long.wav")))
                .hasSize(24);
        assertThat(stretches.stream().map(s -> s.example().speaker()).distinct())
                .hasSize(5);
    }

    @Test
    void emptyRecordingIsNamed() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        write(empty.resolve("nothing.wav"), new float[0]);

        assertThatThrownBy(() -> audio(List.of(new NoiseStretches(files(empty), 5, 1))))
                .hasMessageContaining("nothing.wav: there are no samples in it");
    }

    @Test
    void recordingWithoutSpeechGivesNoPieces() throws IOException {
        Path silent = Files.createDirectory(temp.resolve("silent"));
        write(silent.resolve("zeros.wav"), new float[2 * RATE]);

        assertThat(audio(List.of(new SpeechPieces(files(silent), 5, 1)))).isEmpty();
    }

    @Test
    void changedWordsAreMadeOfOneOrTwoWordsOfTheSpeaker() {
        Map<String, Example> recordings = new LinkedHashMap<>();
        audio(List.of(examples())).forEach(a -> recordings.put(a.example().id(), a.example()));

        List<ExampleAudio> changed = audio(List.of(new ChangedWords(examples(), 60, 1)));

        assertThat(changed).hasSize(60).allSatisfy(c -> {
            List<Example> madeOf =
                    c.example().madeOf().stream().map(recordings::get).toList();
            assertThat(madeOf)
                    .extracting(Example::speaker)
                    .containsOnly(c.example().speaker());
            assertThat(madeOf).extracting(Example::label).doesNotHaveDuplicates();
            assertThat(c.samples().length).isBetween(RATE / 10, RATE);
        });
        assertThat(changed.stream().map(c -> c.example().madeOf().size()).collect(Collectors.toSet()))
                .isEqualTo(Set.of(1, 2));
    }

    @Test
    void sameSeedGivesTheSameAndAnotherSeedOthers() {
        assertThat(contents(openSet(1))).isEqualTo(contents(openSet(1)));
        assertThat(contents(openSet(2))).isNotEqualTo(contents(openSet(1)));
    }

    /** Recordings that a fold holds out say something else: nothing that is trained on in the fold changes. */
    @ParameterizedTest
    @EnumSource(GroupBy.class)
    void nothingThatIsTrainedOnIsMadeOfWhatIsHeldOut(GroupBy groupBy) throws IOException {
        List<ExampleAudio> before = everything();
        List<Example> list = before.stream().map(ExampleAudio::example).toList();
        Fold fold =
                FoldRule.ofDefaults().withGroupBy(groupBy).cut(list, 1).folds().get(1);
        for (int i : fold.heldOut()) {
            write(words.resolve(list.get(i).id()), tone(RATE / 2, 3000));
        }

        List<ExampleAudio> after = everything();

        assertThat(after.stream().map(ExampleAudio::example)).isEqualTo(list);
        List<Integer> changed = IntStream.range(0, list.size())
                .filter(i -> !after.get(i).sha256().equals(before.get(i).sha256()))
                .boxed()
                .toList();
        assertThat(changed).anyMatch(i -> !list.get(i).isTested());
        assertThat(fold.training()).doesNotContain(changed.toArray(Integer[]::new));
        assertThat(Arrays.stream(fold.training()).mapToObj(list::get))
                .anyMatch(e -> e.label().equals(BackgroundLabels.UNKNOWN)
                        && !e.madeOf().isEmpty());
    }

    @Test
    void brokenRecordingEndsEverythingOrIsLeftOut() throws IOException {
        Files.writeString(speech.resolve("broken.wav"), "this is no recording");
        List<String> warnings = new ArrayList<>();

        assertThatThrownBy(() -> audio(List.of(new SpeechPieces(files(speech), 9, 1))))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("broken.wav");
        SoundFiles skipping = SoundFiles.in(List.of(speech), Broken.IS_SKIPPED, warnings::add);
        assertThat(audio(List.of(new SpeechPieces(skipping, 9, 1)))).hasSize(9);
        assertThat(warnings).singleElement().asString().startsWith("left out: ").contains("broken.wav");
    }

    @Test
    void folderWithoutRecordingsIsRefused() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));

        assertThatThrownBy(() -> files(empty))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("empty: there are no recordings in this directory");
        assertThatThrownBy(() -> files(temp.resolve("nowhere")))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("nowhere: there is no such directory");
    }

    @Test
    void provenanceTellsWhatIsInTheFolders() throws IOException {
        var before = new SpeechPieces(files(speech), 9, 1).provenance();
        bursts(speech.resolve("a.wav"), 12, 77);
        var after = new SpeechPieces(files(speech), 9, 1).provenance();

        assertThat(before).singleElement().satisfies(d -> {
            assertThat(d.name()).isEqualTo("speech");
            assertThat(d.utterances()).isEqualTo(2);
            assertThat(d.sha256()).isNotEqualTo(after.get(0).sha256());
        });
    }

    /** Noise gates make it: a stretch of recorded noise may have nothing in it. */
    @Test
    void silenceHasFeaturesToo() throws IOException {
        Path gated = Files.createDirectory(temp.resolve("gated"));
        write(gated.resolve("zeros.wav"), new float[2 * RATE]);
        Recipe recipe = Recipe.NEURAL;

        try (Jobs jobs = Jobs.of(2);
                Augmentation augmentation = Augmentation.parse(recipe.augmentation(), RATE);
                ExampleSet set = new ExampleExtraction(recipe.features(), augmentation, 3, 1, Optional.empty())
                        .of(List.of(new NoiseStretches(files(gated), 4, 1)), jobs, ProgressListener.NONE)) {
            FeatureRows rows = set.withCopies();

            assertThat(IntStream.range(0, rows.size()).mapToObj(rows::row).toList())
                    .hasSize(16)
                    .allSatisfy(row -> {
                        for (float value : row) {
                            assertThat(value).isFinite();
                        }
                    });
        }
    }

    @Test
    void realSpeechIsCutIntoPiecesOfEverySpeaker() {
        String data = System.getenv("SONOFLUX_DATA");
        assumeTrue(data != null, "SKIPPED: SONOFLUX_DATA does not name a folder with recordings (speech/ in it)");
        SoundFiles real = files(Path.of(data).resolve("speech"));
        int speakers = real.provenance().get(0).utterances();

        List<ExampleAudio> pieces = audio(List.of(new SpeechPieces(real, 4 * speakers, 1)));

        assertThat(pieces).hasSize(4 * speakers);
        assertThat(pieces.stream().map(p -> p.example().speaker()).distinct()).hasSize(speakers);
        assertThat(pieces).allSatisfy(p -> {
            assertThat(p.samples().length).isBetween(RATE / 5, 3 * RATE);
            assertThat(power(p.samples())).isGreaterThan(1e-7);
        });
    }

    private static double power(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return sum / samples.length;
    }

    private List<ExampleAudio> everything() {
        List<ExampleAudio> all = audio(List.of(examples()));
        all.addAll(audio(openSet(1).unknown(files(speech))));
        all.addAll(audio(openSet(1).noise(files(noise))));
        return all;
    }

    private List<String> contents(OpenSet openSet) {
        List<ExampleAudio> all = audio(openSet.unknown(files(speech)));
        all.addAll(audio(openSet.noise(files(noise))));
        return all.stream().map(a -> a.example() + a.sha256()).toList();
    }

    private OpenSet openSet(long seed) {
        return new OpenSet(OpenSetConfig.ofDefaults().withSeed(seed), List.of(examples()));
    }

    private DatasetExamples examples() {
        return DatasetExamples.of(Dataset.open(words, Split.ALL, Broken.FAILS, warning -> {}));
    }

    private static SoundFiles files(Path folder) {
        return SoundFiles.in(List.of(folder), Broken.FAILS, warning -> {});
    }

    private static List<ExampleAudio> audio(List<? extends ExampleSource> sources) {
        List<ExampleAudio> audio = new ArrayList<>();
        sources.forEach(source -> audio.addAll(source.audio(RATE).collectList().block()));
        return audio;
    }

    /** Loud for 0.5 to 2.5 s, then as long as two seconds of quiet. */
    private static void bursts(Path file, int seconds, long seed) {
        Random random = new Random(seed);
        float[] samples = new float[seconds * RATE];
        int at = RATE;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.002 * random.nextGaussian());
        }
        while (at < samples.length) {
            float[] tone = tone(RATE / 2 + random.nextInt(2 * RATE), 300 + random.nextInt(900));
            for (int i = 0; i < tone.length && at + i < samples.length; i++) {
                samples[at + i] += tone[i];
            }
            at += tone.length + 2 * RATE;
        }
        write(file, samples);
    }

    private static float[] tone(int length, double hertz) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return samples;
    }

    private static void write(Path file, float[] samples) {
        try (WavWriter wav = WavWriter.create(file, RATE, SampleEncoding.S16_LE)) {
            wav.write(samples);
        }
    }
}
