package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.operators.bundle.ClassifierSpec;
import dev.sonoflux.operators.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainNetworkCommandTest {
    private static final int RATE = 8000;
    private static final String[] SPEAKERS = {"ann", "ben"};

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void record() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        for (int speaker = 0; speaker < SPEAKERS.length; speaker++) {
            for (int take = 5; take < 11; take++) {
                Random random = new Random(100L * speaker + take);
                sweep("up_" + SPEAKERS[speaker] + "_" + take, 500, 1500, random);
                sweep("down_" + SPEAKERS[speaker] + "_" + take, 1500, 500, random);
            }
        }
    }

    @Test
    void networkBecomesABundleThatIsTheSameToTheByteWhenItGoesOnFromACheckpoint() throws IOException {
        Path whole = folder.resolve("whole");
        Path resumed = folder.resolve("resumed");
        Path checkpoints = folder.resolve("checkpoints");

        CommandRun first = train(whole);
        CommandRun saving = train(resumed, "--checkpoints", checkpoints.toString());
        CommandRun goingOn = train(resumed, "--checkpoints", checkpoints.toString(), "--cleanup", "--jobs", "1");

        assertThat(first.err()).contains("trained ");
        assertThat(first.exit() + saving.exit() + goingOn.exit()).isZero();
        assertThat(resumed.resolve("classifier.onnx")).hasSameBinaryContentAs(whole.resolve("classifier.onnx"));
        try (ModelBundle bundle = ModelBundle.open(whole)) {
            assertThat(bundle.labels()).containsExactly("down", "up");
            assertThat(bundle.manifest().classifier()).isInstanceOf(ClassifierSpec.Onnx.class);
            assertThat(bundle.manifest().provenance().parameters())
                    .containsEntry("net", "tc-resnet8")
                    .containsEntry("epochs", "4");
        }
        try (Stream<Path> left = Files.list(checkpoints)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void reportHasTheLearningCurvesOfTheModelAndOfEachFoldAsTheirSchemaSays() throws IOException {
        Path report = folder.resolve("report");

        CommandRun run = train(
                folder.resolve("model"),
                "--mode",
                "cv",
                "--folds",
                "2",
                "--val-fraction",
                "0.3",
                "--report",
                report.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        JsonMapper mapper = new JsonMapper();
        JsonNode curves = mapper.readTree(Files.readString(report.resolve("learning-curves.json")));
        JsonNode schema =
                mapper.readTree(Files.readString(CommandRun.HOME.resolve("docs/learning-curves.schema.json")));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(curves))
                .isEmpty();
        assertThat(curves.at("/model/epochs").size()).isEqualTo(4);
        assertThat(curves.at("/crossValidation/0/fold").asString()).isEqualTo("ann");
        assertThat(curves.at("/crossValidation/1/epochs/3/heldOutAccuracy").isNumber())
                .isTrue();
        assertThat(report.resolve("learning-curves.csv")).content().contains("cross-validation,ben,4,");
        assertThat(report.resolve("training.html")).content().contains("Learning curves", "Folds");
    }

    @Test
    void reportOfATrainingAloneHasItsLearningCurve() {
        Path report = folder.resolve("report");

        CommandRun run = train(folder.resolve("model"), "--report", report.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(report.resolve("training.html")).content().contains("Learning curves");
    }

    @Test
    void embeddingLearnsFromFewRecordingsAndIsSmallerThanAMegabyte() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        String[] options = {
            "train", "--arch", "embedding", "--epochs", "8", "--lr", "0.01", "--copies", "1", "--no-calibration"
        };

        CommandRun run = CommandRun.of(arguments(options, "--frozen-layers", 20, "--data", data, "--out", first));
        CommandRun again = CommandRun.of(arguments(options, "--frozen-layers", 20, "--data", data, "--out", second));
        CommandRun measured = CommandRun.of("evaluate", "--model", first, "--data", data, "--split", "all");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(measured.out()).contains("accuracy           100.00 %");
        assertThat(Files.size(first.resolve("classifier.onnx"))).isLessThan(1_000_000);
        assertThat(second.resolve("classifier.onnx")).hasSameBinaryContentAs(first.resolve("classifier.onnx"));
        try (ModelBundle bundle = ModelBundle.open(first)) {
            assertThat(bundle.manifest().provenance().parameters())
                    .containsEntry("net", "speech-embedding")
                    .containsEntry("frozenLayers", "20");
        }
    }

    private static Object[] arguments(String[] some, Object... more) {
        return Stream.concat(Stream.of((Object[]) some), Stream.of(more)).toArray();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --arch cnn --net vgg             | There is no network 'vgg'; there are ds-cnn
                    --arch cnn --lr 3                | lr: 3.0 is not accepted
                    --arch cnn --epochs 0            | epochs: 0 is not accepted
                    --arch cnn --ema 1               | ema: 1.0 is not accepted
                    --arch cnn --val-fraction 1      | val-fraction: 1.0 is not accepted
                    --arch cnn --patience 3          | --patience has no effect without --val-fraction
                    --arch cnn --lr-grid 0.1,0.01    | --lr-grid is for --mode grid and cvgrid
                    --arch cnn --svm-c 1             | --svm-… options have no effect with --arch cnn
                    --arch cnn --pca 9               | --pca has no effect with --arch cnn
                    --arch cnn --frozen-layers 3     | --pretrained and --frozen-layers have no effect with --arch cnn
                    --arch embedding --net resnet    | --net is for --arch cnn
                    --arch embedding --frozen-layers 21 | frozen-layers: 21 is not accepted; it must be 0 to 20
                    --arch embedding --pretrained x  | The speech embedding x cannot be read
                    --arch svm --net resnet          | of a network have no effect with --arch svm
                    """)
    void optionsThatMakeNoSenseAreRefused(String options, String message) {
        Object[] arguments = Stream.concat(
                        Stream.of("train", "--data", data, "--out", folder.resolve("model")),
                        Stream.of(options.trim().split(" ")))
                .toArray();

        CommandRun run = CommandRun.of(arguments);

        assertThat(run.err()).contains(message);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("model")).doesNotExist();
    }

    private CommandRun train(Path bundle, String... more) {
        Stream<Object> options = Stream.of(
                "train",
                "--arch",
                "cnn",
                "--net",
                "tc-resnet8",
                "--data",
                data,
                "--out",
                bundle,
                "--epochs",
                4,
                "--batch-size",
                8,
                "--copies",
                1,
                "--no-calibration");
        return CommandRun.of(Stream.concat(options, Stream.of(more)).toArray());
    }

    private void sweep(String name, double from, double to, Random random) {
        float[] samples = new float[RATE / 2];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            phase += 2 * Math.PI * (from + (to - from) * i / samples.length) / RATE;
            samples[i] = (float) (0.3 * Math.sin(phase) + 0.01 * random.nextGaussian());
        }
        try (WavWriter wav = WavWriter.create(data.resolve(name + ".wav"), RATE, SampleEncoding.S16_LE)) {
            wav.write(samples);
        }
    }
}
