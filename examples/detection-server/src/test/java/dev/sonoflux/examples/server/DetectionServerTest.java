package dev.sonoflux.examples.server;

import static dev.sonoflux.testkit.assertions.SonofluxAssertions.assertThatJsonLines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.source.FileSource;
import dev.sonoflux.sinks.jsonlines.JsonLines;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Over real HTTP, with the shipped pipeline and model, and the demo's recording of 14 digits. */
class DetectionServerTest {
    private static final Path PIPELINE = Client.HOME.resolve("config/digits.yaml");
    private static final String HEARD = "31405926782718";

    private static DetectionServer server;
    private static Client client;
    private static byte[] wav;

    /** The demo's samples as s16le bytes. */
    private static byte[] samples;

    /** What a pipeline in this process says. */
    private static String expected;

    @BeforeAll
    static void startAndRunHere() throws IOException {
        System.setProperty("sonoflux.home", Client.HOME.toString());
        server = DetectionServer.start(ServerConfig.of(PIPELINE).withPort(0));
        client = new Client(server.port());
        wav = Files.readAllBytes(Client.DEMO);
        samples = Client.demoSamples();
        try (Pipeline pipeline = Pipeline.of(PipelineSpec.read(PIPELINE), FileSource.of(Client.DEMO))) {
            JsonLines json = new JsonLines();
            expected = pipeline.detections()
                    .map(d -> json.detection("demo", d) + "\n")
                    .reduce("", String::concat)
                    .block();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String lines(List<String> objects) {
        return String.join("\n", objects) + "\n";
    }

    private static String labels(List<String> objects) {
        return String.join(
                "",
                objects.stream()
                        .map(o -> o.replaceFirst(".*?\"label\":\"(.)\".*", "$1"))
                        .toList());
    }

    /** Cut as a network might, also within samples. */
    private static Flux<byte[]> cut(byte[] bytes, int longest) {
        Random random = new Random(longest);
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(longest));
            pieces.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        return Flux.fromIterable(pieces);
    }

    @Test
    void wavFileIsHeardAsByAPipelineInThisProcess() {
        Client.Answer answer = client.post("/detections?name=demo", wav);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/event-stream");
        assertThat(labels(answer.data())).isEqualTo(HEARD);
        assertThatJsonLines(lines(answer.data())).areEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 40_000})
    void whereTheNetworkCutsTheBytesMakesNoDifference(int longest) {
        assertThatJsonLines(lines(
                        client.post("/detections?name=demo", cut(wav, longest)).data()))
                .areEqualTo(expected);
        assertThatJsonLines(lines(client.post("/detections?name=demo&rate=8000", cut(samples, longest))
                        .data()))
                .areEqualTo(expected);
    }

    @Test
    void twoClientsAtOnceAreBothHeard() {
        List<String> both = Flux.range(0, 2)
                .flatMap(i -> Mono.fromCallable(() -> client.post("/detections?name=demo", cut(wav, 5000)))
                        .subscribeOn(Schedulers.boundedElastic()))
                .map(answer -> lines(answer.data()))
                .collectList()
                .block(Client.PATIENCE);

        assertThat(both).containsExactly(expected, expected);
    }

    @Test
    void detectionsComeBeforeTheUploadEnds() {
        Sinks.Empty<byte[]> end = Sinks.empty();
        Flux<byte[]> openEnded = cut(Arrays.copyOf(samples, 16_000 * 4), 2000).concatWith(end.asMono());

        StepVerifier.create(client.events("/detections?rate=8000", openEnded))
                .expectNextMatches(json -> json.contains("\"label\":\"3\""))
                .expectNextMatches(json -> json.contains("\"label\":\"1\""))
                .then(end::tryEmitEmpty)
                .expectComplete()
                .verify(Client.PATIENCE);
    }

    @Test
    void webSocketTellsWordsWhileItListensAndTheLastOneAtTheEnd() {
        Sinks.Empty<Object> heard = Sinks.empty();
        Flux<Object> first = cut(Arrays.copyOf(samples, 16_000 * 2), 3000)
                .map(bytes -> new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
        byte[] cutInTheSecondWord = Arrays.copyOfRange(samples, 16_000 * 2, 16_000 * 27 / 10);
        Flux<Object> rest = Flux.just(
                new BinaryWebSocketFrame(Unpooled.wrappedBuffer(cutInTheSecondWord)), new TextWebSocketFrame("end"));

        StepVerifier.create(client.talk(
                        "/live?rate=8000&name=kitchen",
                        first.concatWith(heard.asMono()).concatWith(rest)))
                .expectNextMatches(json -> json.contains("\"stream\":\"kitchen\"") && json.contains("\"label\":\"3\""))
                .then(heard::tryEmitEmpty)
                .expectNextMatches(json -> json.contains("\"start\":2.4"))
                .expectComplete()
                .verify(Client.PATIENCE);
    }

    @Test
    void brokenWavFileIsAProblem() {
        byte[] broken = wav.clone();
        broken[20] = 0x55;

        Client.Answer answer = client.post("/detections?name=upload", broken);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":400", "\"detail\":\"upload, byte 20: the samples are compressed by MP3");
    }

    @Test
    void emptyBodyIsAProblem() {
        Client.Answer answer = client.post("/detections", Flux.empty());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("the file is empty");
    }

    @Test
    void wavFileThatStopsEarlyIsHeardAndThenToldOf() {
        List<String> data =
                client.post("/detections", Arrays.copyOf(wav, 16_000 * 4)).data();

        assertThat(data).hasSize(3);
        assertThat(labels(data.subList(0, 2))).isEqualTo("31");
        assertThat(data.get(2)).contains("\"type\":\"fault\",", "\"severity\":\"warning\"", "is truncated");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    /detections?rate=fast              | 'rate' must be a whole number from 1 to 768000, not 'fast'
                    /detections?rate=0                 | 'rate' must be a whole number
                    /detections?channels=2             | samples without a header need a rate
                    /detections?rate=8000&channels=0   | 'channels' must be a whole number from 1 to 256
                    /detections?rate=8000&encoding=mp3 | 'encoding' must be one of u8, s8, s16le
                    """)
    void requestThatMakesNoSenseIsAProblem(String uri, String detail) {
        Client.Answer answer = client.post(uri, samples);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(detail);
    }

    @Test
    void liveAudioWithoutARateIsAProblem() {
        Client.Answer answer = client.get("/live");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("the rate of the samples is missing");
    }

    @Test
    void unknownPathSaysWhatThereIs() {
        Client.Answer answer = client.post("/detect", samples);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("there is no POST /detect", "POST /detections");
    }
}
