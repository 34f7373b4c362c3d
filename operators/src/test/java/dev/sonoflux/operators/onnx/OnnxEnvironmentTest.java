package dev.sonoflux.operators.onnx;

import static org.assertj.core.api.Assertions.assertThat;

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
            System.out.println(OnnxEnvironment.get().getVersion());
        }
    }

    @Test
    void commandLinesOfManyNamesAreNoMatter(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Loading.class.getName()));
        line.addAll(Collections.nCopies(20_000, "recordings/7_theo_42.wav"));
        Path output = folder.resolve("output.txt");

        int status = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertThat(status).as(Files.readString(output)).isZero();
        assertThat(output).content().contains("1.");
    }
}
