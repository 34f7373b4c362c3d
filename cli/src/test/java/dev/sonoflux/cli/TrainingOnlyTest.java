package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.bundle.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is trained on beside {@code --data}. */
class TrainingOnlyTest {
    private static final int RATE = 8000;

    @TempDir
    private static Path shared;

    @TempDir
    private Path temp;

    private static Path data;
    private static Path robots;
    private static Path speech;
    private static Path noise;

    @BeforeAll
    static void writeSounds() throws IOException {
        data = synthetic("data", 3, 1);
        robots = synthetic("robots", 2, 2);
        speech = sounds("speech", 700);
        noise = sounds("noise", 2500);
    }

    @Test
    void moreRecordingsAreTrainedOnAndNotTested() {
        train("--arch", "logreg", "--out", temp.resolve("alone"));

        CommandRun run = train("--arch", "logreg", "--also", robots, "--out", temp.resolve("model"));

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("sonoflux: robots: 80 recordings, split all");
        try (ModelBundle alone = ModelBundle.open(temp.resolve("alone"));
                ModelBundle model = ModelBundle.open(temp.resolve("model"))) {
            assertThat(model.manifest().provenance().datasets())
                    .extracting(Provenance.Dataset::name)
                    .containsExactly("data", "robots");
            assertThat(model.manifest().provenance().knows("synth2-01")).isTrue();
            assertThat(model.labels()).isEqualTo(alone.labels());
            assertThat(model.manifest().calibration().orElseThrow().n())
                    .isEqualTo(alone.manifest().calibration().orElseThrow().n());
            assertThat(model.manifest().classifier())
                    .isNotEqualTo(alone.manifest().classifier());
        }
    }

    @Test
    void aSpeakerWhoIsLeftOutIsUnknownToTheModel() throws IOException {
        train(
                "--arch",
                "logreg",
                "--no-calibration",
                "--leave-out",
                "synth1-01,synth1-03",
                "--out",
                temp.resolve("model"));

        try (ModelBundle model = ModelBundle.open(temp.resolve("model"))) {
            Provenance provenance = model.manifest().provenance();
            assertThat(provenance.knows("synth1-01")).isFalse();
            assertThat(provenance.knows("synth1-02")).isTrue();
            assertThat(provenance.parameters()).containsEntry("leaveOut", "synth1-01,synth1-03");
        }
        CommandRun evaluated =
                CommandRun.of("evaluate", "--model", temp.resolve("model"), "--data", data, "--split", "all");
        assertThat(evaluated.out()).containsPattern("synth1-01 .* never heard");
    }

    @Test
    void nobodyIsLeftOutWhoIsNotThere() {
        CommandRun run = train("--arch", "logreg", "--leave-out", "nobody", "--out", temp.resolve("model"));

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err())
                .contains("--leave-out nobody: the speakers of --data are [synth1-01, synth1-02, synth1-03]");
        assertThat(temp.resolve("model")).doesNotExist();
    }

    @Test
    void wordsThatTheDatasetDoesNotHaveAreRefused() throws IOException {
        Files.copy(
                robots.resolve("7_synth2-01_0.wav"),
                Files.createDirectory(temp.resolve("other")).resolve("seven_synth2-01_0.wav"));

        CommandRun run = train("--also", temp.resolve("other"), "--out", temp.resolve("model"));

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("--also other has the labels [seven], and --data data doesn't");
        assertThat(temp.resolve("model")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"svm", "logreg", "cnn --net tc-resnet8 --epochs 2 --val-fraction 0.3"})
    void otherSoundsBecomeClassesBesideTheWordsThatAreNotTested(String arch) throws IOException {
        Path model = temp.resolve("model");
        String sounds = " --unknown " + speech + " --background " + noise + " --no-calibration --copies 1 --arch ";

        CommandRun run = train((sounds + arch + " --out " + model).trim().split(" "));
        CommandRun again = train((sounds + arch + " --jobs 1 --out " + temp.resolve("again"))
                .trim()
                .split(" "));

        assertThat(run.exit() + again.exit()).as(run.err()).isZero();
        try (ModelBundle bundle = ModelBundle.open(model)) {
            assertThat(bundle.labels())
                    .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "_noise_", "_unknown_");
            assertThat(bundle.manifest().provenance().datasets())
                    .extracting(Provenance.Dataset::name)
                    .containsExactly("data", "speech", "noise");
            assertThat(bundle.manifest().provenance().parameters())
                    .containsEntry("unknownRatio", "1.5")
                    .containsEntry("backgroundRatio", "1.5");
        }
        try (Stream<Path> files = Files.list(model)) {
            assertThat(files.map(Path::getFileName).filter(f -> f.toString().startsWith("classifier")))
                    .singleElement()
                    .satisfies(file -> assertThat(model.resolve(file))
                            .hasSameBinaryContentAs(temp.resolve("again").resolve(file)));
        }
        CommandRun evaluated = CommandRun.of("evaluate", "--model", model, "--data", data, "--split", "all");
        assertThat(evaluated.exit()).as(evaluated.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void oneWordIsEnoughBesideOtherSpeech() throws IOException {
        Path seven = Files.createDirectory(temp.resolve("seven"));
        for (String speaker : List.of("synth1-01", "synth1-02", "synth1-03")) {
            for (int take = 0; take < 4; take++) {
                String name = "7_" + speaker + "_" + take + ".wav";
                Files.copy(data.resolve(name), seven.resolve(name));
            }
        }
        Path model = temp.resolve("model");

        CommandRun run = CommandRun.of(
                "train", "--data", seven, "--split", "all", "--unknown", speech, "--unknown-ratio", 3, "--out", model);

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        try (ModelBundle bundle = ModelBundle.open(model)) {
            assertThat(bundle.labels()).containsExactly("7", "_unknown_");
            assertThat(bundle.manifest().calibration().orElseThrow().n()).isEqualTo(12);
        }
    }

    @Test
    void figuresAreOfTheWordsAlone() {
        CommandRun run =
                train("--arch", "logreg", "--mode", "cv", "--copies", "0", "--unknown", speech, "--background", noise);

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("sonoflux: speech: 3 recordings without labels");
        assertThat(run.out()).contains("3 folds, leave-one-speaker-out").contains("of 120");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --unknown-ratio 2                   | --unknown-ratio has no effect without --unknown
                    --background-ratio 2                | --background-ratio has no effect without --background
                    --unknown speech --unknown-ratio 99 | --unknown-ratio: 99.0 is not accepted; it must be 0.1 to 10
                    """)
    void optionsThatMakeNoSenseAreRefused(String options, String message) {
        CommandRun run = train(("--mode cv " + options).split(" "));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(message);
    }

    @Test
    void folderWithoutRecordingsIsRefused() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));

        CommandRun run = train("--background", empty, "--out", temp.resolve("model"));

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains(empty + ": there are no recordings in this directory");
    }

    @Test
    void wordThatIsCalledAsTheOthersAreIsRefused() throws IOException {
        Path own = temp.resolve("own");
        for (String label : List.of("_unknown_", "seven")) {
            Files.createDirectories(own.resolve(label));
            Files.copy(robots.resolve("7_synth2-01_0.wav"), own.resolve(label).resolve("a.wav"));
        }

        CommandRun run = CommandRun.of(
                "train", "--data", own, "--split", "all", "--unknown", speech, "--out", temp.resolve("model"));

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("--data own has the label '_unknown_', which --unknown makes");
    }

    /** Half a second of a tone and of a pause, in turn. */
    private static Path sounds(String name, double hertz) throws IOException {
        Path folder = Files.createDirectory(shared.resolve(name));
        Random random = new Random(1);
        for (int file = 0; file < 3; file++) {
            float[] samples = new float[5 * RATE];
            for (int i = 0; i < samples.length; i++) {
                double tone = i / (RATE / 2) % 2 == 0 ? 0 : Math.sin(2 * Math.PI * (hertz + 50 * file) * i / RATE);
                samples[i] = (float) (0.2 * tone + 0.01 * random.nextGaussian());
            }
            try (WavWriter wav = WavWriter.create(folder.resolve(file + ".wav"), RATE, SampleEncoding.S16_LE)) {
                wav.write(samples);
            }
        }
        return folder;
    }

    private static Path synthetic(String name, int speakers, int seed) {
        Path folder = shared.resolve(name);
        CommandRun run = CommandRun.of(
                "dataset", "synth", "--out", folder, "--speakers", speakers, "--takes", 4, "--seed", seed);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        return folder;
    }

    private static CommandRun train(String[] options) {
        return train((Object[]) options);
    }

    private static CommandRun train(Object... options) {
        Stream<Object> common = Stream.of("train", "--data", data, "--split", "all");
        return CommandRun.of(Stream.concat(common, Stream.of(options)).toArray());
    }
}
