package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The published schema of metrics.json, against files that the commands write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private Path digits;
    private Schema schema;

    @BeforeAll
    void synthesise() throws IOException {
        digits = folder.resolve("digits");
        run("dataset", "synth", "--out", digits, "--speakers", "2", "--takes", "8");
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.readTree(Files.readString(CommandRun.HOME.resolve("docs/metrics.schema.json"))));
    }

    @Test
    void theSchemaHasWhatEvaluateWritesOfClipsNoiseStreamsAndNegatives() throws IOException {
        Path stream = folder.resolve("stream.wav");
        run("dataset", "splice", digits, "--out", stream, "--snr", "10");
        Path other = folder.resolve("other");
        run("train", "--arch", "logreg", "--data", digits, "--out", other, "--no-calibration");
        Path report = folder.resolve("report");

        run(
                "evaluate",
                "--model",
                CommandRun.HOME.resolve("models/digits-svm-robust"),
                "--model",
                other,
                "--data",
                digits,
                "--noise-snr",
                "10,0",
                "--stream",
                stream,
                "--truth",
                folder.resolve("stream.truth.jsonl"),
                "--negatives",
                digits,
                "--report",
                report);

        assertThat(complaints(metrics(report))).isEmpty();
    }

    @Test
    void theSchemaHasWhatTrainWrites() throws IOException {
        Path report = folder.resolve("trained");

        run(
                "train",
                "--mode",
                "cv",
                "--folds",
                "2",
                "--data",
                digits,
                "--out",
                folder.resolve("m"),
                "--test",
                "--report",
                report);

        assertThat(complaints(metrics(report.resolve("cv")))).isEmpty();
        assertThat(complaints(metrics(report.resolve("test")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "title, headline",
        "\"models\", \"model\"",
        "\"threshold\" : 0, \"threshold\" : 1",
        "\"n\" : 60, \"n\" : \"60\""
    })
    void theSchemaRefusesOtherKeysAndTypesAndRanges(String written, String wrong) throws IOException {
        Path report = folder.resolve("plain");
        run("evaluate", "--data", digits, "--split", "all", "--report", report);
        String right = metrics(report).replace("\"n\" : 160", "\"n\" : 60");
        assertThat(complaints(right)).isEmpty();
        assertThat(right).contains(written);

        assertThat(complaints(right.replaceFirst(written, wrong))).isNotEmpty();
    }

    private String complaints(String json) {
        return String.join(
                "\n",
                schema.validate(JSON.readTree(json)).stream()
                        .map(Object::toString)
                        .toList());
    }

    private static String metrics(Path report) throws IOException {
        return Files.readString(report.resolve("metrics.json"));
    }

    private static void run(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
    }
}
