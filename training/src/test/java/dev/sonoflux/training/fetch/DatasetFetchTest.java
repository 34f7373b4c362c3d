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

import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.dataset.SyntheticWords;
import dev.sonoflux.training.fetch.DatasetFetch.Outcome;
import dev.sonoflux.training.fetch.DatasetSource.FreeSpokenDigits;
import dev.sonoflux.training.fetch.DatasetSource.Hub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A dataset appears whole and right, or not at all. */
class DatasetFetchTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String API = "/api/datasets/own/words";
    private static final String TREE = API + "/tree/" + COMMIT + "?recursive=true";
    private static final String RESOLVE = "/datasets/own/words/resolve/" + COMMIT + "/";
    private static final String ZIP = "/Jakobovski/free-spoken-digit-dataset/zip/refs/tags/v1.0.10";
    private static final Hub HUB = new Hub("own", "words", "main");

    private final ScriptedServer server = new ScriptedServer();
    private final List<String> notes = new ArrayList<>();

    @TempDir
    private Path folder;

    @TempDir
    private Path published;

    private Path target;
    private byte[] word;

    @BeforeEach
    void prepare(@TempDir Path elsewhere) throws IOException {
        target = folder.resolve("words");
        SyntheticWords.writeSpeaker(elsewhere, "anna", 8000, 1, 0);
        word = Files.readAllBytes(elsewhere.resolve("up_anna_0.wav"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aDatasetOfTheHubIsFetchedPageByPageAndReadable() throws IOException {
        serveHub();

        Outcome outcome = fetch(HUB);

        assertThat(outcome).isEqualTo(Outcome.FETCHED);
        assertThat(target.resolve("train/up/a b.wav")).hasBinaryContent(word);
        assertThat(target.resolve("script.py")).doesNotExist();
        assertThat(Dataset.open(target, Split.ALL, Dataset.Broken.FAILS, notes::add)
                        .recordings())
                .hasSize(2);
        assertThat(folder).isDirectoryNotContaining("glob:**.fetching");
        assertThat(notes).isEmpty();
    }

    @Test
    void whatIsThereIsCheckedAndNotFetchedAgain() throws IOException {
        serveHub();
        fetch(HUB);
        int requests = server.requests().size();

        assertThat(fetch(HUB)).isEqualTo(Outcome.WAS_THERE);
        assertThat(server.requests()).hasSize(requests);

        Files.write(target.resolve("test/up/c.wav"), new byte[] {1});
        assertThatThrownBy(() -> fetch(HUB)).hasMessageContaining("damaged since: test/up/c.wav");
        Files.delete(target.resolve("test/up/c.wav"));
        assertThatThrownBy(() -> fetch(HUB)).hasMessageContaining("test/up/c.wav is missing");
    }

    @Test
    void anotherFolderOrDatasetIsNeverWrittenOver() throws IOException {
        serveHub();
        fetch(HUB);
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(mine.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> fetch(new Hub("own", "others", "main"), target))
                .hasMessageContaining("holds hf:own/words@" + COMMIT);
        assertThatThrownBy(() -> fetch(HUB, mine)).hasMessageContaining("was not fetched by this command");
        assertThat(mine.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aFetchThatFailedInTheMiddleLeavesNoDatasetAndGoesOnWithWhatIsMissing() throws IOException {
        serveHub();
        server.answers(RESOLVE + "train/up/a%20b.wav", status(500));

        assertThatThrownBy(() -> fetch(HUB)).hasMessageContaining("answers 500; gave up");
        assertThat(target).doesNotExist();

        server.answers(RESOLVE + "train/up/a%20b.wav", file(word, "\"w\""));
        assertThat(fetch(HUB)).isEqualTo(Outcome.FETCHED);
        assertThat(server.requests())
                .filteredOn(r -> r.path().equals(RESOLVE + "test/up/c.wav"))
                .hasSize(1);
    }

    @Test
    void aFileThatIsNotWhatTheHubSaysIsRefused() {
        serveHub();
        byte[] wrong = word.clone();
        wrong[100] ^= 1;
        server.answers(RESOLVE + "test/up/c.wav", whole(wrong));

        assertThatThrownBy(() -> fetch(HUB))
                .hasMessageContaining("its git id is")
                .hasMessageContaining("nothing of it");
        assertThat(target).doesNotExist();
    }

    @Test
    void pathsThatLeadElsewhereAreRefused() {
        for (String path :
                List.of("../evil.wav", "/evil.wav", "a//evil.wav", "a\\\\evil.wav", "c:evil.wav", ".git/evil.wav")) {
            serveHub();
            server.answers(TREE, json("[" + entry(path, word) + "]"));

            assertThatThrownBy(() -> fetch(HUB)).as(path).hasMessageContaining("its path leads elsewhere");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNoHubIsNamed() {
        server.answers(API + "/revision/main", whole("<html>".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> fetch(HUB)).hasMessageContaining("answers with no JSON");

        server.answers(API + "/revision/main", json("{}"));
        assertThatThrownBy(() -> fetch(HUB)).hasMessageContaining("answers with no commit");
    }

    @Test
    void aRevisionMayHaveASlash() {
        serveHub();
        server.answers(API + "/revision/refs%2Fconvert%2Fparquet", json("{\"sha\": \"" + COMMIT + "\"}"));

        assertThat(fetch(new Hub("own", "words", "refs/convert/parquet"), target))
                .isEqualTo(Outcome.FETCHED);
    }

    @Test
    void digitsAreTakenOutOfTheirArchiveAndNothingElse() throws IOException {
        Map<String, byte[]> entries = digits();
        entries.put("fsdd-1/../../evil.wav", word);
        entries.put("fsdd-1/recordings/../../../0_evil_1.wav", word);
        entries.put("fsdd-1/recordings/0_evil_0.sh", word);
        entries.put("/etc/recordings/0_evil_2.wav/x", word);
        server.answers(ZIP, whole(zip(entries), "ETag: \"z\""));

        assertThat(fetch(new FreeSpokenDigits(digitsHash()))).isEqualTo(Outcome.FETCHED);

        assertThat(target.resolve("recordings")).isDirectoryContaining("glob:**/3_anna_0.wav");
        try (var files = Files.walk(folder)) {
            assertThat(files).noneMatch(f -> f.toString().contains("evil"));
        }
    }

    @Test
    void digitsOfAnotherVersionAreRefusedAndTheNextFetchStartsAnew() throws IOException {
        Map<String, byte[]> entries = digits();
        entries.put("fsdd-1/recordings/9_eve_0.wav", word);
        server.answers(ZIP, whole(zip(entries)), whole(zip(digits())));

        assertThatThrownBy(() -> fetch(new FreeSpokenDigits(digitsHash())))
                .hasMessageContaining("are not those of the published version")
                .hasMessageContaining("Nothing of it is kept");
        assertThat(folder).isEmptyDirectory();

        assertThat(fetch(new FreeSpokenDigits(digitsHash()))).isEqualTo(Outcome.FETCHED);
    }

    @Test
    void aBrokenArchiveIsRefused() throws IOException {
        byte[] right = zip(digits());
        server.answers(ZIP, whole(Arrays.copyOf(right, right.length - 30)));

        assertThatThrownBy(() -> fetch(new FreeSpokenDigits(digitsHash()))).hasMessageContaining("cannot be extracted");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() throws IOException {
        Map<String, byte[]> entries = digits();
        entries.put("fsdd-1/recordings/9_bomb_0.wav", new byte[50 << 20]);
        server.answers(ZIP, whole(zip(entries)));

        assertThatThrownBy(() -> fetch(new FreeSpokenDigits(digitsHash())))
                .hasMessageContaining("larger than a recording of a digit");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void twoFetchesIntoOneFolderAreKeptApart() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        byte[] archive = zip(digits());
        server.answers(ZIP, (request, out) -> {
            asked.countDown();
            mayGoOn.await();
            whole(archive).write(request, out);
        });
        FreeSpokenDigits source = new FreeSpokenDigits(digitsHash());
        List<Outcome> outcomes = new ArrayList<>();
        Thread first = new Thread(() -> outcomes.add(fetch(source)));
        first.start();
        asked.await();

        assertThatThrownBy(() -> fetch(source)).hasMessageContaining("worked on by another fetch");
        mayGoOn.countDown();
        first.join();

        assertThat(outcomes).containsExactly(Outcome.FETCHED);
    }

    /** Started in a process of its own, so that it can be killed. */
    static final class Fetching {
        private Fetching() {}

        public static void main(String[] args) {
            DatasetFetch.fetch(
                    new FreeSpokenDigits(args[2]),
                    Path.of(args[1]),
                    FetchConfig.ofDefaults().withMirror(Optional.of(URI.create(args[0]))),
                    pause -> {},
                    ProgressListener.NONE,
                    note -> {});
        }
    }

    @Test
    @Timeout(60)
    void aFetchThatWasKilledGoesOnWhereItWas() throws Exception {
        byte[] archive = zip(digits());
        int half = archive.length / 2;
        CountDownLatch forEver = new CountDownLatch(1);
        server.answers(ZIP, (request, out) -> {
            cut(archive, half, "ETag: \"z\"").write(request, out);
            out.flush();
            forEver.await();
        });
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Fetching.class.getName(),
                        server.uri("").toString(),
                        target.toString(),
                        digitsHash())
                .inheritIO()
                .start();
        Path part = folder.resolve("words.fetching/archive.zip.part");
        while (!Files.exists(part) || Files.size(part) < half) {
            assertThat(process.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(target).doesNotExist();
        server.answers(ZIP, file(archive, "\"z\""));

        assertThat(fetch(new FreeSpokenDigits(digitsHash()))).isEqualTo(Outcome.FETCHED);

        assertThat(server.requests().get(1).header("range")).isEqualTo("bytes=" + half + "-");
        forEver.countDown();
    }

    /** Two recordings and a read-me on two pages, one of them in large file storage. */
    private void serveHub() {
        byte[] readme = "# Words".getBytes(StandardCharsets.UTF_8);
        server.answers(API + "/revision/main", json("{\"sha\": \"" + COMMIT + "\"}"));
        String more = API + "/tree/" + COMMIT + "?recursive=true&cursor=x%3D";
        server.answers(
                TREE,
                json(
                        "[" + entry("README.md", readme) + ", {\"type\": \"directory\", \"path\": \"train\"},"
                                + entry("script.py", readme) + "," + largeEntry("train/up/a b.wav", word) + "]",
                        "Link: <https://huggingface.co" + more + ">; rel=\"next\""));
        server.answers(more, json("[" + entry("test/up/c.wav", word) + "]"));
        server.answers(RESOLVE + "README.md", file(readme, "\"r\""));
        server.answers(RESOLVE + "train/up/a%20b.wav", file(word, "\"w\""));
        server.answers(RESOLVE + "test/up/c.wav", file(word, "\"w\""));
    }

    private Map<String, byte[]> digits() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("fsdd-1/README.md", "# Digits".getBytes(StandardCharsets.UTF_8));
        entries.put("fsdd-1/recordings/3_anna_0.wav", word);
        entries.put("fsdd-1/recordings/7_bert_12.wav", word);
        return entries;
    }

    private String digitsHash() throws IOException {
        Files.write(published.resolve("3_anna_0.wav"), word);
        Files.write(published.resolve("7_bert_12.wav"), word);
        return Dataset.open(published, Split.ALL, Dataset.Broken.FAILS, notes::add)
                .sha256();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private Outcome fetch(DatasetSource source) {
        return fetch(source, target);
    }

    private Outcome fetch(DatasetSource source, Path to) {
        return DatasetFetch.fetch(
                source,
                to,
                FetchConfig.ofDefaults()
                        .withMirror(Optional.of(server.uri("")))
                        .withPatience(2, Duration.ZERO, Duration.ZERO),
                pause -> {},
                ProgressListener.NONE,
                notes::add);
    }
}
