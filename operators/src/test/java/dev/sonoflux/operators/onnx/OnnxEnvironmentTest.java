package dev.sonoflux.operators.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEnvironmentTest {
    /** In a process of its own, as what is tested for is that it dies. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] args) {
            try {
                OnnxSession.load(new byte[0], "empty.onnx");
            } catch (SonofluxException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void commandLinesOfManyNamesAreNoMatter(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(loading(folder, folder, Collections.nCopies(20_000, "recordings/7_theo_42.wav")))
                .startsWith("empty.onnx is not an ONNX model that can be loaded");
    }

    @Test
    void libraryThatCannotBeUnpackedIsAClearError(@TempDir Path folder) throws IOException, InterruptedException {
        Path missing = folder.resolve("missing");

        assertThat(loading(folder, missing, List.of()))
                .startsWith("ONNX Runtime cannot be loaded: java.nio.file.NoSuchFileException: " + missing)
                .contains("-Djava.io.tmpdir=FOLDER")
                .doesNotContain("\tat ");
    }

    /** What a process says that loads a model which is none. */
    private static String loading(Path folder, Path temporary, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Loading.class.getName()));
        line.addAll(arguments);
        Path output = folder.resolve("output.txt");

        int status = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertThat(status).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}
