package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aTinyWav2Vec2IsMadeWithoutADownload() {
        Path made = folder.resolve("tiny");

        CommandRun run = CommandRun.of("model", "create-wav2vec2", "--size", "tiny", "--to", made);

        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("wav2vec2 for audio at 16000 Hz: 3 layers of 48 units");
        assertThat(made).isDirectoryContaining("glob:**/model.safetensors");
        CommandRun again = CommandRun.of("model", "create-wav2vec2", "--size", "tiny", "--to", made);
        assertThat(again.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(again.err()).contains("is not empty; name another folder");
    }

    @Test
    void importNamesWhatItCannotFetchAndWhereItWouldNotGo() throws Exception {
        assertThat(CommandRun.of("model", "import", "wav2vec2").err()).contains("say hf:OWNER/NAME");
        CommandRun mirror =
                CommandRun.of("model", "import", "hf:a/b", "--mirror", "ftp://x", "--to", folder.resolve("x"));
        assertThat(mirror.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(mirror.err()).contains("--mirror 'ftp://x' is no address");
        assertThat(CommandRun.of("model", "import", "hf:a/b", "--revision", "../c", "--to", folder.resolve("x"))
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(folder).isEmptyDirectory();

        Path mine = Files.writeString(folder.resolve("notes.txt"), "mine");
        CommandRun run = CommandRun.of("model", "import", "hf:a/b", "--to", folder);
        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("was not fetched by this command");
        assertThat(mine).hasContent("mine");
    }
}
