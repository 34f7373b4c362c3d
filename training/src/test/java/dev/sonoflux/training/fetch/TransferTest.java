package dev.sonoflux.training.fetch;

import static dev.sonoflux.training.fetch.ScriptedServer.cut;
import static dev.sonoflux.training.fetch.ScriptedServer.file;
import static dev.sonoflux.training.fetch.ScriptedServer.head;
import static dev.sonoflux.training.fetch.ScriptedServer.status;
import static dev.sonoflux.training.fetch.ScriptedServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ContentHash;
import dev.sonoflux.training.fetch.Checksum.Sha256;
import dev.sonoflux.training.fetch.ScriptedServer.Request;
import dev.sonoflux.training.fetch.Transfer.Wanted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file comes through as it should be, or is refused, whatever the server does. */
class TransferTest {
    private static final byte[] CONTENT = bytes(1, 100_000);
    private static final byte[] WRONG = bytes(2, 100_000);
    private static final String TAG = "\"v1\"";
    private static final int TRIES = 3;

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ScriptedServer server = new ScriptedServer();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aConnectionThatIsCutIsResumedWhereItWas() throws IOException {
        server.answers("/f", cut(CONTENT, 40_000, "ETag: " + TAG), file(CONTENT, TAG));

        get(config());

        assertComplete();
        Request resumed = server.requests().get(1);
        assertThat(resumed.header("range")).matches("bytes=[1-9][0-9]*-");
        assertThat(resumed.header("if-range")).isEqualTo(TAG);
    }

    @Test
    void aRunThatDiedIsResumedByTheNext() throws IOException {
        server.answers("/f", cut(CONTENT, 40_000, "ETag: " + TAG));
        assertThatThrownBy(() -> get(config().withPatience(1, Duration.ZERO, Duration.ZERO)))
                .hasMessageContaining("gave up after 1 try");
        assertThat(folder.resolve("f")).doesNotExist();
        server.answers("/f", file(CONTENT, TAG));

        get(config());

        assertComplete();
        assertThat(server.requests().get(1).header("range")).isNotNull();
    }

    @Test
    void manyCutsAreNoReasonToGiveUpAsLongAsSomethingComes() throws IOException {
        server.answers("/f", (request, out) -> {
            String range = request.header("range");
            int start = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
            head(
                    out,
                    range == null ? 200 : 206,
                    new String[] {"ETag: " + TAG},
                    "Content-Length: " + (CONTENT.length - start),
                    "Content-Range: bytes " + start + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
            out.write(CONTENT, start, Math.min(17_000, CONTENT.length - start));
        });

        get(config());

        assertComplete();
        assertThat(server.requests()).hasSizeGreaterThan(TRIES);
    }

    @Test
    void wrongBytesOfTheRightLengthAreRefusedAndNothingIsKept() throws IOException {
        server.answers("/f", whole(WRONG, "ETag: " + TAG));

        assertThatThrownBy(() -> get(config()))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("its SHA-256 is " + ContentHash.of(WRONG))
                .hasMessageContaining("nothing of it is kept");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void wrongBytesOnceAreFetchedAgain() throws IOException {
        server.answers("/f", whole(WRONG, "ETag: " + TAG), whole(CONTENT, "ETag: " + TAG));

        get(config());

        assertComplete();
    }

    @Test
    void aLengthThatIsTooLongIsNotBelieved() throws IOException {
        server.answers("/f", (request, out) -> {
            head(out, 200, new String[] {}, "Content-Length: 100001");
            out.write(CONTENT);
        });

        assertThatThrownBy(() -> get(config())).hasMessageContaining("has 100001 bytes and should have 100000");
        assertNothing();
    }

    @Test
    void aLengthThatIsTooShortIsNotBelieved() throws IOException {
        server.answers("/f", (request, out) -> {
            head(out, 200, new String[] {}, "Content-Length: 99999");
            out.write(CONTENT);
        });

        assertThatThrownBy(() -> get(config())).hasMessageContaining("has 99999 bytes and should have 100000");
        assertNothing();
    }

    @Test
    void moreBytesThanThereShouldBeAreRefused() throws IOException {
        server.answers("/f", (request, out) -> {
            head(out, 200, new String[] {});
            for (int i = 0; i < 1000; i++) {
                out.write(CONTENT);
            }
        });

        assertThatThrownBy(() -> get(config())).hasMessageContaining("sends more than the 100000 bytes");
        assertNothing();
    }

    @Test
    void fewerBytesWithoutALengthAreResumed() throws IOException {
        server.answers(
                "/f",
                (request, out) -> {
                    head(out, 200, new String[] {"ETag: " + TAG});
                    out.write(CONTENT, 0, 50_000);
                },
                file(CONTENT, TAG));

        get(config());

        assertComplete();
        assertThat(server.requests().get(1).header("range")).isEqualTo("bytes=50000-");
    }

    @Test
    void aServerThatKnowsNoRangesSendsAllOfItAgain() throws IOException {
        server.answers("/f", cut(CONTENT, 40_000, "ETag: " + TAG), whole(CONTENT, "ETag: " + TAG));

        get(config());

        assertComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 0-99999/100000", "bytes 5-99999/100000", "bytes */100000", "nonsense", ""})
    void anotherPartThanWasAskedForStartsItAnew(String range) throws IOException {
        server.answers(
                "/f",
                cut(CONTENT, 40_000, "ETag: " + TAG),
                (request, out) -> {
                    head(out, 206, new String[] {"ETag: " + TAG}, "Content-Range: " + range, "Content-Length: 60000");
                    out.write(CONTENT, 40_000, 60_000);
                },
                file(CONTENT, TAG));

        get(config());

        assertComplete();
        assertThat(server.requests().get(2).header("range")).isNull();
    }

    @Test
    void anotherVersionIsNeverAppended() throws IOException {
        server.answers(
                "/f",
                cut(WRONG, 40_000, "ETag: \"old\""),
                (request, out) -> {
                    head(
                            out,
                            206,
                            new String[] {"ETag: " + TAG},
                            "Content-Range: bytes 40000-99999/100000",
                            "Content-Length: 60000");
                    out.write(CONTENT, 40_000, 60_000);
                },
                file(CONTENT, TAG));

        Optional<Checksum> unknown = Optional.empty();
        get(config(), new Wanted(server.uri("/f"), OptionalLong.empty(), unknown, 1 << 20));

        assertComplete();
    }

    @Test
    void aServerThatHonoursIfRangeSendsTheNewVersionWhole() throws IOException {
        server.answers("/f", cut(WRONG, 40_000, "ETag: \"old\""), file(CONTENT, TAG));

        get(config(), new Wanted(server.uri("/f"), OptionalLong.empty(), Optional.empty(), 1 << 20));

        assertComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag: W/\"weak\"", "X-Nothing: to go by"})
    void bytesOfAnUnknownVersionAreNotContinuedWhereNoChecksumWouldTell(String header) throws IOException {
        server.answers("/f", cut(CONTENT, 40_000, header), whole(CONTENT, header));

        get(config(), new Wanted(server.uri("/f"), OptionalLong.empty(), Optional.empty(), 1 << 20));

        assertComplete();
        assertThat(server.requests().get(1).header("range")).isNull();
    }

    @Test
    void nothingAfterTheEndStartsItAnew() throws IOException {
        server.answers("/f", cut(CONTENT, 40_000, "ETag: " + TAG), status(416), file(CONTENT, TAG));

        get(config());

        assertComplete();
    }

    @Test
    void whatIsNotThereIsAskedForOnce() {
        server.answers("/f", status(404));

        assertThatThrownBy(() -> get(config())).hasMessageContaining("answers 404: there is no such thing");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatIsPrivateNamesTheToken() {
        server.answers("/f", status(401));

        assertThatThrownBy(() -> get(config()))
                .hasMessageContaining("answers 401")
                .hasMessageContaining("HF_TOKEN");
    }

    @Test
    void aServerThatIsBusyIsGivenTheTimeItAsksFor() throws IOException {
        server.answers("/f", status(429, "Retry-After: 7"), status(503), file(CONTENT, TAG));

        get(config());

        assertComplete();
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));
    }

    @Test
    void aServerThatAsksForTooMuchTimeIsLeft() {
        server.answers("/f", status(429, "Retry-After: 86400"));

        assertThatThrownBy(() -> get(config())).hasMessageContaining("asks to wait for 86400 s");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aBrokenServerIsTriedSomeTimesWithLongerAndLongerPauses() {
        server.answers("/f", status(500));

        assertThatThrownBy(() -> get(config())).hasMessageContaining("answers 500; gave up after 3 tries");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void aServerThatHangsInTheMiddleIsLeftAndAskedForTheRest() throws IOException {
        CountDownLatch forEver = new CountDownLatch(1);
        server.answers(
                "/f",
                (request, out) -> {
                    cut(CONTENT, 40_000, "ETag: " + TAG).write(request, out);
                    out.flush();
                    forEver.await();
                },
                file(CONTENT, TAG));

        get(config().withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300)));

        assertComplete();
        assertThat(notes).singleElement().asString().contains("nothing came for 0.3 s");
        forEver.countDown();
    }

    @Test
    void aServerThatNeverAnswersIsLeft() {
        CountDownLatch forEver = new CountDownLatch(1);
        server.answers("/f", (request, out) -> forEver.await());

        assertThatThrownBy(() -> get(config().withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200))))
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("gave up after 3 tries");
        forEver.countDown();
    }

    @Test
    void redirectsAreFollowedAndTheirTargetIsResumed() throws IOException {
        server.answers("/f", status(302, "Location: /g?x=1"));
        server.answers("/g?x=1", status(308, "Location: " + server.uri("/h")));
        server.answers("/h", cut(CONTENT, 40_000, "ETag: " + TAG), file(CONTENT, TAG));

        get(config());

        assertComplete();
        assertThat(server.requests().get(5).header("range")).isNotNull();
    }

    @Test
    void redirectsInACircleEnd() {
        server.answers("/f", status(302, "Location: /g"));
        server.answers("/g", status(302, "Location: /f"));

        assertThatThrownBy(() -> get(config())).hasMessageContaining("redirected more than 8 times");
    }

    @Test
    void theTokenGoesToItsHostAndToNoOther() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            server.answers("/f", status(302, "Location: " + other.uri("/f")));
            other.answers("/f", file(CONTENT, TAG));

            get(config().withToken(Optional.of("secret"), server.uri("")));

            assertComplete();
            assertThat(server.requests().get(0).header("authorization")).isEqualTo("Bearer secret");
            assertThat(other.requests().get(0).header("authorization")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/x", "ftp://example.org/x", "file:///etc/passwd", "mailto:x"})
    void redirectsFromHttpsToAnythingElseAreRefused(String location) {
        assertThatThrownBy(() -> HttpExchange.redirected(URI.create("https://example.org/f"), location))
                .hasMessageContaining("is refused");
    }

    @Test
    void redirectsToHttpsAreFollowed() {
        assertThat(HttpExchange.redirected(URI.create("http://example.org/f"), "https://example.org/x"))
                .isEqualTo(URI.create("https://example.org/x"));
        assertThat(HttpExchange.redirected(URI.create("https://example.org/a/f"), "../x"))
                .isEqualTo(URI.create("https://example.org/x"));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        server.answers("/f", file(CONTENT, TAG));
        Path noFolder = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> transfer(config()).get(wanted(), noFolder.resolve("f"), bytes -> {}))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("file/f.part cannot be written");
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static FetchConfig config() {
        return FetchConfig.ofDefaults().withPatience(TRIES, Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    private Wanted wanted() {
        return new Wanted(
                server.uri("/f"),
                OptionalLong.of(CONTENT.length),
                Optional.of(new Sha256(ContentHash.of(CONTENT))),
                CONTENT.length);
    }

    private void get(FetchConfig config) {
        get(config, wanted());
    }

    private void get(FetchConfig config, Wanted wanted) {
        transfer(config).get(wanted, folder.resolve("f"), bytes -> {});
    }

    private Transfer transfer(FetchConfig config) {
        return new Transfer(new HttpExchange(config), new Tries(config, pauses::add, notes::add), notes::add);
    }

    private void assertComplete() {
        assertThat(folder.resolve("f")).hasBinaryContent(CONTENT);
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    }

    private void assertNothing() {
        assertThat(folder.resolve("f")).doesNotExist();
    }
}
