package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.operators.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tiny wav2vec2 that has learned nothing is fine-tuned on a few spoken digits, and used in every way there is. */
class TrainWav2Vec2CommandTest {
    private static final Pattern SLICE = Pattern.compile("[01]_(jackson|theo)_[0156]\\.wav");

    @TempDir
    private Path folder;

    private Path pretrained;

    @BeforeEach
    void create() {
        pretrained = folder.resolve("tiny");
        run("model", "create-wav2vec2", "--size", "tiny", "--to", pretrained);
    }

    @Test
    void modelIsTrainedToTheByteAndServesEverywhere() throws IOException {
        Path digits = digits();
        Path model = folder.resolve("model");
        Path again = folder.resolve("again");
        Path checkpoints = folder.resolve("checkpoints");

        CommandRun trained = train(digits, "--out", model, "--no-calibration", "--test", "--mask-time-prob", "0.1");
        train(
                digits,
                "--out",
                again,
                "--no-calibration",
                "--mask-time-prob",
                "0.1",
                "--jobs",
                "1",
                "--checkpoints",
                checkpoints,
                "--cleanup");

        assertThat(trained.out()).contains("== test split", "of 8 recordings");
        assertThat(again.resolve("classifier.onnx")).hasSameBinaryContentAs(model.resolve("classifier.onnx"));
        assertThat(checkpoints).isEmptyDirectory();
        try (ModelBundle bundle = ModelBundle.open(model)) {
            assertThat(bundle.labels()).containsExactly("0", "1");
            assertThat(bundle.features().sampleRate()).isEqualTo(16_000);
            assertThat(bundle.manifest().provenance().parameters())
                    .containsEntry("pretrained", "tiny")
                    .containsEntry("freezeFeatureExtractor", "true")
                    .containsEntry("copies", "2");
        }
        assertThat(run("evaluate", "--model", model, "--data", digits, "--split", "test")
                        .out())
                .contains("of 8 recordings");
        assertThat(run("classify", digits.resolve("1_theo_0.wav"), "--model", model)
                        .out())
                .contains("\"top\":[{\"label\":");
        assertThat(run("model", "show", model).out()).contains("wav2vec2, for audio at 16000 Hz", "waveform");

        String live = run("live", "--model", model, "--print-config").out();

        assertThat(live).contains("resample: { rate: 16000 }");
        Path pipeline = Files.writeString(folder.resolve("live.yaml"), live);
        Path heard = folder.resolve("heard.jsonl");
        run("run", pipeline, "--input", digits.resolve("1_theo_0.wav"), "--set", "decide.forceEmit=true", "-o", heard);
        assertThat(heard).content().contains("\"type\":\"detection\"");
    }

    @Test
    void crossValidationAndSearchesAreThoseOfEveryModel() throws IOException {
        Path digits = digits();
        Path report = folder.resolve("report");

        CommandRun cv = train(digits, "--mode", "cv", "--folds", "2", "--report", report);
        CommandRun grid = train(
                digits,
                "--mode",
                "grid",
                "--gs-folds",
                "2",
                "--lr-grid",
                "0.001,0.003",
                "--out",
                folder.resolve("best"),
                "--freeze-encoder-layers",
                "2");
        CommandRun nested =
                train(digits, "--mode", "cvgrid", "--folds", "2", "--gs-folds", "2", "--lr-grid", "0.001,0.003");

        assertThat(cv.out()).contains("== cross-validation");
        assertThat(report.resolve("learning-curves.json")).content().contains("crossValidation");
        assertThat(grid.out()).contains("== grid: 2 points");
        assertThat(folder.resolve("best/bundle.yaml")).isNotEmptyFile();
        assertThat(nested.out()).contains("== cross-validation");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --arch wav2vec2                                         | needs --pretrained DIR
                    --arch wav2vec2 --pretrained NONE                       | NONE/config.json is missing
                    --arch wav2vec2 --pretrained DIR --recipe robust        | --recipe has no effect with --arch wav2vec2
                    --arch wav2vec2 --pretrained DIR --mfcc 13              | --mfcc and --add-deltas have no effect
                    --arch wav2vec2 --pretrained DIR --ema 0.9              | have no effect with --arch wav2vec2
                    --arch wav2vec2 --pretrained DIR --pca 9                | --pca has no effect with --arch wav2vec2
                    --arch wav2vec2 --pretrained DIR --lr 3                 | lr: 3.0 is not accepted
                    --arch wav2vec2 --pretrained DIR --noise-prob 2         | noise-prob: 2.0 is not accepted
                    --arch wav2vec2 --pretrained DIR --mask-time-prob 1     | maskProbability: 1.0 is not accepted
                    --arch wav2vec2 --pretrained DIR --freeze-encoder-layers 4 | the model has 3 layers
                    --arch wav2vec2 --pretrained DIR --noise-prob 1 --augment [] | exclude each other
                    --arch wav2vec2 --pretrained DIR --noise-prob 1 --copies 0 | --noise-prob has no effect with --copies 0
                    --arch wav2vec2 --pretrained DIR --pool stats           | leave nothing of a waveform
                    --arch wav2vec2 --pretrained DIR --freeze-encoder-layers 1 --no-freeze-feature-extractor | --no-freeze-feature-extractor has no effect
                    --arch cnn --accumulate 2                               | have no effect with --arch cnn
                    """)
    void optionsThatMakeNoSenseAreRefused(String options, String message) {
        Object[] arguments = Stream.concat(
                        Stream.of("train", "--data", folder, "--out", folder.resolve("model")),
                        Stream.of(options.trim()
                                .replace("DIR", pretrained.toString())
                                .split(" ")))
                .toArray();

        CommandRun run = CommandRun.of(arguments);

        assertThat(run.err()).contains(message);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("model")).doesNotExist();
    }

    private CommandRun train(Path digits, Object... more) {
        List<Object> options = List.of(
                "train",
                "--arch",
                "wav2vec2",
                "--pretrained",
                pretrained,
                "--data",
                digits,
                "--epochs",
                1,
                "--batch-size",
                2,
                "--accumulate",
                2,
                "--max-len",
                8000);
        return run(Stream.concat(options.stream(), Stream.of(more)).toArray());
    }

    private static CommandRun run(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return run;
    }

    private Path digits() throws IOException {
        Path digits = Files.createDirectory(folder.resolve("digits"));
        try (Stream<Path> all = Files.list(Recordings.fsdd())) {
            for (Path file : all.toList()) {
                if (SLICE.matcher(file.getFileName().toString()).matches()) {
                    Files.copy(file, digits.resolve(file.getFileName()));
                }
            }
        }
        return digits;
    }
}
