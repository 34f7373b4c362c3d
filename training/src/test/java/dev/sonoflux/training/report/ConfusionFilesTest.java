package dev.sonoflux.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionFilesTest {
    @TempDir
    private Path folder;

    @Test
    void modelsWhoseNamesComeOutAlikeKeepTheirFiles() {
        ConfusionFiles files = ConfusionFiles.write(Results.of("a/b", "a b", "A_B"), folder);

        assertThat(names(files, ".csv"))
                .containsExactly("confusion-a_b.csv", "confusion-a_b-2.csv", "confusion-A_B-3.csv");
        assertThat(files.written()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void plotsOfTheReportInTheSameFolderAreNotOverwritten() {
        ConfusionFiles files = ConfusionFiles.write(Results.of("2", "1"), folder);

        assertThat(names(files, ".csv")).containsExactly("confusion-2-2.csv", "confusion-1-2.csv");
    }

    @Test
    void eachMatrixIsAPlotToo() throws Exception {
        assumeTrue(PlotFiles.obstacle().isEmpty(), "SKIPPED: Java has no fonts here to draw plots with");

        ConfusionFiles files = ConfusionFiles.write(Results.of("one", "two"), folder);

        assertThat(names(files, ".png")).containsExactly("confusion-one.png", "confusion-two.png");
        assertThat(Files.readAllBytes(folder.resolve("confusion-one.png"))).startsWith(0x89, 'P', 'N', 'G');
    }

    private static List<String> names(ConfusionFiles files, String ending) {
        return files.written().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(ending))
                .toList();
    }
}
