package dev.sonoflux.operators.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
    @TempDir
    private Path temp;

    @Test
    void sameModelGivesTheSameBytes() throws IOException {
        BundleExample.writeSvm(temp.resolve("a"));
        BundleExample.writeSvm(temp.resolve("b"));

        assertThat(names(temp.resolve("a"))).containsExactly("bundle.yaml", "classifier.safetensors");
        for (String name : names(temp.resolve("a"))) {
            assertThat(temp.resolve("a").resolve(name))
                    .hasSameBinaryContentAs(temp.resolve("b").resolve(name));
        }
    }

    @Test
    void nothingIsLeftBesideTheBundle() throws IOException {
        BundleExample.writeSvm(temp.resolve("a"));
        BundleExample.writeSvm(temp.resolve("a"));

        assertThat(names(temp)).containsExactly("a");
    }

    @Test
    void bundleIsReplacedAndItsCardStays() throws IOException {
        Path folder = temp.resolve("a");
        BundleExample.writeOnnx(folder);
        Files.writeString(folder.resolve("README.md"), "the card");
        Files.writeString(Files.createDirectory(folder.resolve("report")).resolve("page.html"), "the report");

        BundleExample.writeSvm(folder);

        assertThat(names(folder)).containsExactly("README.md", "bundle.yaml", "classifier.safetensors", "report");
        assertThat(folder.resolve("report/page.html")).hasContent("the report");
        ModelBundle.open(folder).close();
    }

    @Test
    void bundleThatAKilledProcessMovedAsideIsFoundAndPutBack() throws IOException {
        Path folder = temp.resolve("a");
        BundleExample.writeSvm(folder);
        Path aside = Files.move(folder, temp.resolve(".a-123-old"));

        assertThatThrownBy(() -> ModelBundle.open(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("the former bundle is " + aside);
        Files.writeString(Files.createDirectory(temp.resolve(".a-124")).resolve("classifier.safetensors"), "half");
        BundleWriter.removeLeftovers(folder);

        assertThat(names(temp)).containsExactly("a");
        ModelBundle.open(folder).close();
    }

    @Test
    void folderWithOtherFilesIsLeftAlone() throws IOException {
        Path photos = Files.createDirectory(temp.resolve("photos"));
        Files.writeString(photos.resolve("cat.jpg"), "meow");

        assertThatThrownBy(() -> BundleExample.writeSvm(photos))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("holds files and is not a bundle");
        assertThat(names(photos)).containsExactly("cat.jpg");
    }

    @Test
    void fileInTheWayIsLeftAlone() throws IOException {
        Path file = Files.writeString(temp.resolve("model"), "mine");

        assertThatThrownBy(() -> BundleExample.writeSvm(file)).hasMessageContaining("is a file");
        assertThat(file).hasContent("mine");
    }

    @Test
    void contentThatIsNotTheManifestsIsRefused() {
        BundleManifest manifest = BundleExample.svmManifest(BundleExample.svmContent());

        assertThatThrownBy(() -> BundleWriter.write(temp.resolve("a"), manifest, new byte[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(temp.resolve("a")).doesNotExist();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
