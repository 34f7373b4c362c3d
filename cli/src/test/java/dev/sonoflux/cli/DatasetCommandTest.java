package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatasetCommandTest {
    @TempDir
    private Path folder;

    @Test
    void infoIsReadByPeopleAndByMachines() throws IOException {
        Files.write(folder.resolve("yes_ann_5.wav"), BrokenWav.right(8000));

        CommandRun text = CommandRun.of("dataset", "info", folder);
        CommandRun json = CommandRun.of("dataset", "info", folder, "--json");

        assertThat(text.exit()).isEqualTo(ExitCode.OK);
        assertThat(text.out()).contains("1 recording, 1 label, 1 speaker", "8000 Hz", "s16le; 1 channel");
        assertThat(text.err()).isEmpty();
        assertThat(json.exit()).isEqualTo(ExitCode.OK);
        JsonNode survey = new JsonMapper().readTree(json.out());
        assertThat(survey.path("recordings").asInt()).isEqualTo(1);
        assertThat(survey.path("counts").path(0).path("split").asString()).isEqualTo("train");
        assertThat(survey.path("parts").path(0).path("layout").asString()).isEqualTo("fsdd");
    }

    @Test
    void infoFailsWhereSomethingIsBrokenAndSaysWhat() throws IOException {
        Files.write(folder.resolve("yes_ann_5.wav"), BrokenWav.right(8000));
        Files.write(folder.resolve("no_ann_5.wav"), new byte[10]);

        CommandRun run = CommandRun.of("dataset", "info", folder);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.out()).contains("BROKEN: 1 recording", "no_ann_5.wav");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFolderWithoutLabelsIsToldWhatWouldBeOne() throws IOException {
        Files.write(folder.resolve("rain.wav"), BrokenWav.right(8000));

        CommandRun run = CommandRun.of("dataset", "info", folder);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("{label}_{speaker}_{index}.wav", "1 audio files were found");
    }

    @Test
    void fetchNamesWhatItCannotFetchAndWhereItWouldNotGo() {
        assertThat(CommandRun.of("dataset", "fetch", "mnist").err()).contains("say fsdd, or hf:OWNER/NAME");
        assertThat(CommandRun.of("dataset", "fetch", "fsdd", "--mirror", "ftp://x", "--to", folder.resolve("x"))
                        .err())
                .contains("--mirror 'ftp://x' is no address");
        assertThat(CommandRun.of("dataset", "fetch", "hf:a/b", "--revision", "../c", "--to", folder.resolve("x"))
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fetchDoesNotTouchAFolderOfTheUsers() throws IOException {
        Path mine = Files.writeString(folder.resolve("notes.txt"), "mine");

        CommandRun run = CommandRun.of("dataset", "fetch", "fsdd", "--to", folder);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("was not fetched by this command");
        assertThat(mine).hasContent("mine");
    }
}
