package dev.sonoflux.training.fetch;

import static dev.sonoflux.training.fetch.HubTree.entry;
import static dev.sonoflux.training.fetch.HubTree.json;
import static dev.sonoflux.training.fetch.HubTree.largeEntry;
import static dev.sonoflux.training.fetch.ScriptedServer.cut;
import static dev.sonoflux.training.fetch.ScriptedServer.file;
import static dev.sonoflux.training.fetch.ScriptedServer.status;
import static dev.sonoflux.training.fetch.ScriptedServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.fetch.DatasetFetch.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model appears whole and right, or not at all; and none that could run code. */
class ModelFetchTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String API = "/api/models/own/voice";
    private static final String TREE = API + "/tree/" + COMMIT + "?recursive=true";
    private static final String RESOLVE = "/own/voice/resolve/" + COMMIT + "/";
    private static final byte[] CONFIG = "{}".getBytes(StandardCharsets.UTF_8);

    private final ScriptedServer server = new ScriptedServer();
    private final List<String> notes = new ArrayList<>();
    private final byte[] weights = new byte[100_000];

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void serve() {
        target = folder.resolve("voice");
        new Random(1).nextBytes(weights);
        server.answers(API + "/revision/main", json("{\"sha\": \"" + COMMIT + "\"}"));
        tree(
                entry("config.json", CONFIG),
                entry("preprocessor_config.json", CONFIG),
                entry("evil.py", CONFIG),
                largeEntry("model.safetensors", weights),
                largeEntry("pytorch_model.bin", weights));
        server.answers(RESOLVE + "config.json", whole(CONFIG));
        server.answers(RESOLVE + "preprocessor_config.json", whole(CONFIG));
        server.answers(RESOLVE + "model.safetensors", file(weights, "\"w\""));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aModelIsFetchedWithoutItsPickleAndItsPrograms() {
        assertThat(fetch()).isEqualTo(Outcome.FETCHED);

        assertThat(target.resolve("model.safetensors")).hasBinaryContent(weights);
        assertThat(target.resolve("config.json")).hasBinaryContent(CONFIG);
        assertThat(target).isDirectoryNotContaining("glob:**.{bin,py}");
        assertThat(server.requests()).noneMatch(r -> r.path().contains("pytorch_model"));
        assertThat(fetch()).isEqualTo(Outcome.WAS_THERE);
    }

    @Test
    void weightsThatWereCutAreGoneOnWith() {
        server.answers(RESOLVE + "model.safetensors", cut(weights, 60_000, "ETag: \"w\""), file(weights, "\"w\""));

        assertThat(fetch()).isEqualTo(Outcome.FETCHED);

        assertThat(server.requests())
                .filteredOn(r -> r.path().endsWith("model.safetensors"))
                .extracting(r -> r.header("range"))
                .containsExactly(null, "bytes=60000-");
    }

    @Test
    void weightsOfAnotherChecksumAreRefused() {
        byte[] wrong = weights.clone();
        wrong[5] ^= 1;
        server.answers(RESOLVE + "model.safetensors", whole(wrong));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("its SHA-256 is")
                .hasMessageContaining("nothing of it is kept");
        assertThat(target).doesNotExist();
    }

    @Test
    void aModelWithAPickleAloneIsRefusedBeforeAnythingIsFetched() {
        tree(
                entry("config.json", CONFIG),
                entry("preprocessor_config.json", CONFIG),
                largeEntry("pytorch_model.bin", weights));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("hf:own/voice has no model.safetensors in its revision main")
                .hasMessageContaining("a pickle, pytorch_model.bin");
        assertThat(server.requests()).noneMatch(r -> r.path().startsWith(RESOLVE));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void weightsInSeveralFilesAreRefused() {
        tree(
                entry("config.json", CONFIG),
                entry("preprocessor_config.json", CONFIG),
                entry("model.safetensors.index.json", CONFIG),
                largeEntry("model-00001-of-00002.safetensors", weights),
                largeEntry("pytorch_model.bin", weights));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("its weights are in several files, as model.safetensors.index.json lists them");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNoModelOfThisKindIsRefused() {
        tree(entry("README.md", CONFIG), largeEntry("tf_model.h5", weights));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("has no config.json in its revision main; a wav2vec2 model has config.json");

        tree(entry("config.json", CONFIG), largeEntry("model.safetensors", weights));

        assertThatThrownBy(this::fetch).hasMessageContaining("has no preprocessor_config.json");
        assertThatThrownBy(() -> ModelFetch.of("wav2vec2", "main")).hasMessageContaining("say hf:OWNER/NAME");
        assertThatThrownBy(() -> ModelFetch.of("hf:own/voice", "../x")).hasMessageContaining("is no revision");
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        server.answers(API + "/revision/main", status(404));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("check the name and the revision");
    }

    private void tree(String... entries) {
        server.answers(TREE, json("[" + String.join(", ", entries) + "]"));
    }

    private Outcome fetch() {
        URI mirror = server.uri("");
        FetchConfig config =
                FetchConfig.ofDefaults().withMirror(Optional.of(mirror)).withPatience(2, Duration.ZERO, Duration.ZERO);
        return ModelFetch.of("hf:own/voice", ModelFetch.MAIN)
                .fetch(target, config, pause -> {}, ProgressListener.NONE, notes::add);
    }
}
