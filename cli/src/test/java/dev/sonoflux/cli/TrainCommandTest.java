package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
    private static final String[] LABELS = {"low", "high"};
    private static final String[] SPEAKERS = {"anna", "bert", "carla"};
    private static final int TAKES = 9;

    @TempDir
    private Path temp;

    private Path data;

    @BeforeEach
    void writeWords() throws IOException {
        data = Files.createDirectory(temp.resolve("words"));
        Random random = new Random(3);
        for (int label = 0; label < LABELS.length; label++) {
            for (String speaker : SPEAKERS) {
                for (int take = 0; take < TAKES; take++) {
                    float[] samples = new float[2400 + random.nextInt(1600)];
                    for (int i = 0; i < samples.length; i++) {
                        samples[i] = (float) (0.3 * Math.sin(i * (0.3 + 0.5 * label)) + 0.02 * random.nextGaussian());
                    }
                    Path file = data.resolve(LABELS[label] + "_" + speaker + "_" + take + ".wav");
                    try (WavWriter wav = WavWriter.create(file, 8000, SampleEncoding.S16_LE)) {
                        wav.write(samples);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"svm --svm-c-grid 1,2 --svm-gamma-grid scale,0.01", "logreg --logreg-c-grid 0.1,1"})
    void gridShowsEveryPointAndWritesTheBest(String family) {
        Path model = temp.resolve("model");
        CommandRun run = train(family + " --mode grid --out " + model + " --report " + temp.resolve("report"));

        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("3 folds, leave-one-speaker-out").contains("<- best");
        assertThat(temp.resolve("report/grid.json")).content().contains("\"perFold\"");
        assertThat(temp.resolve("report/grid.csv")).content().contains(",mean,deviation,best\n");
        assertThat(CommandRun.of("evaluate", "--model", model, "--data", data).exit())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void nestedCrossValidationTellsWhatWasChosenWithoutEachSpeakerAndWritesNoModel() {
        CommandRun run = train("svm --mode cvgrid --svm-c-grid 1,2 --svm-gamma scale");

        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("== cross-validation: 3 folds, leave-one-speaker-out");
        assertThat(run.out().lines().filter(line -> line.contains("temperature")))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flat --max-len 30", "stretch --max-len 12", "mean", "max", "stats"})
    void everyPoolingTrainsAndServes(String pool) {
        Path model = temp.resolve("model");

        assertThat(train("logreg --mfcc 13 --add-deltas --out " + model + " --pool " + pool)
                        .exit())
                .isEqualTo(ExitCode.OK);
        CommandRun evaluated = CommandRun.of("evaluate", "--model", model, "--data", data);

        assertThat(evaluated.exit()).isEqualTo(ExitCode.OK);
        assertThat(evaluated.out()).contains("100.00 %");
    }

    @Test
    void modelThatIsThereStaysWhereThatIsAskedFor() throws IOException {
        Path model = temp.resolve("model");
        train("svm --no-calibration --out " + model);
        byte[] first = Files.readAllBytes(model.resolve("bundle.yaml"));

        CommandRun second = train("svm --no-calibration --seed 2 --avoid-overwrite --out " + model);

        assertThat(second.err()).contains("trained " + temp.resolve("model-2"));
        assertThat(Files.readAllBytes(model.resolve("bundle.yaml"))).isEqualTo(first);
        assertThat(temp.resolve("model-2/bundle.yaml")).exists();
    }

    @Test
    void cleaningLeavesTheModelAlone() throws IOException {
        Path model = temp.resolve("model");
        Path halfWritten = Files.createDirectory(temp.resolve(".model-12345"));
        Files.writeString(halfWritten.resolve("classifier.safetensors"), "half");

        train("svm --no-calibration --cleanup --cache " + temp.resolve("cache") + " --out " + model);

        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).containsExactlyInAnyOrder(data, model);
        }
    }

    /** However far it had come: the cache is of use, and there is a whole bundle or none. */
    @Test
    void killedTrainingLeavesNoHalfBundleAndACacheThatIsOfUse() throws Exception {
        Path expected = temp.resolve("expected/model");
        train("svm --copies 20 --out " + expected);
        Path model = temp.resolve("model");
        Path cache = temp.resolve("cache");
        String options = "svm --copies 20 --cache " + cache + " --out " + model;

        Process process = new ProcessBuilder(command(options))
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("log").toFile())
                .start();
        while (process.isAlive() && cachedFiles(cache) < 5) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();

        assertThat(cachedFiles(cache)).isGreaterThanOrEqualTo(5);
        assertThat(model).doesNotExist();
        assertThat(train(options).exit()).isEqualTo(ExitCode.OK);
        for (String file : List.of("bundle.yaml", "classifier.safetensors")) {
            assertThat(model.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
        }
    }

    private static long cachedFiles(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return 0;
        }
        try (Stream<Path> shards = Files.list(cache)) {
            long count = 0;
            for (Path shard : shards.toList()) {
                try (Stream<Path> files = Files.list(shard)) {
                    count += files.filter(f -> !f.getFileName().toString().startsWith("."))
                            .count();
                }
            }
            return count;
        }
    }

    private List<String> command(String options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments(options));
        return command;
    }

    private CommandRun train(String options) {
        return CommandRun.of(arguments(options).toArray());
    }

    private List<String> arguments(String options) {
        List<String> arguments =
                new ArrayList<>(List.of("train", "--split", "all", "--data", data.toString(), "--arch"));
        arguments.addAll(List.of(options.split(" ")));
        return arguments;
    }
}
