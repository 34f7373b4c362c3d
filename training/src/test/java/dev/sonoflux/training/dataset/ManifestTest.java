package dev.sonoflux.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.Dataset.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeRecordings() throws IOException {
        SyntheticWords.writeSpeaker(Files.createDirectory(folder.resolve("wav")), "anna", 8000, 2, 0);
    }

    @Test
    void jsonLinesSayEverything() throws IOException {
        write("manifest.jsonl", """
                {"path": "wav/up_anna_0.wav", "label": "oben", "speaker": "Anna", "split": "train", "id": "one"}

                {"path": "wav/up_anna_1.wav", "label": 7, "split": "dev", "more": {"x": [1, 2]}}
                {"path": "wav/down_anna_0.wav", "label": "unten", "speaker": null, "split": "test"}
                """);

        Dataset dataset = open("");

        assertThat(dataset.layout()).contains(Layout.MANIFEST);
        assertThat(dataset.recordings())
                .extracting(Recording::id, Recording::label, Recording::speaker, Recording::split)
                .containsExactly(
                        tuple("one", "oben", "Anna", Split.TRAIN),
                        tuple("wav/up_anna_1.wav", "7", "unknown", Split.VALIDATION),
                        tuple("wav/down_anna_0.wav", "unten", "unknown", Split.TEST));
        assertThat(dataset.utterances(8000).count().block()).isEqualTo(3);
    }

    @Test
    void csvSaysTheSame() throws IOException {
        write(
                "words.csv",
                "\ufefflabel,path,speaker,split\n\"a, \"\"b\"\"\",wav/up_anna_0.wav,Anna,train\r\nc,wav/up_anna_1.wav,,test\n");

        Dataset dataset = open("words.csv");

        assertThat(dataset.name()).isEqualTo("words");
        assertThat(dataset.recordings())
                .extracting(Recording::label, Recording::speaker, Recording::split)
                .containsExactly(tuple("a, \"b\"", "Anna", Split.TRAIN), tuple("c", "unknown", Split.TEST));
    }

    @Test
    void theHashTellsLabelsAndSpeakers() throws IOException {
        write("a.jsonl", "{\"path\": \"wav/up_anna_0.wav\", \"label\": \"up\"}");
        write("b.jsonl", "{\"path\": \"wav/up_anna_0.wav\", \"label\": \"down\"}");
        write("c.jsonl", "{\"path\": \"wav/up_anna_0.wav\", \"label\": \"up\", \"speaker\": \"x\"}");

        assertThat(List.of(
                        open("a.jsonl").sha256(),
                        open("b.jsonl").sha256(),
                        open("c.jsonl").sha256()))
                .doesNotHaveDuplicates();
    }

    @Test
    void excerptsAreCutOutOfTheirFile() throws IOException {
        write("manifest.jsonl", """
                {"path": "wav/up_anna_0.wav", "label": "a", "offset": 0.1, "duration": 0.05}
                {"path": "wav/up_anna_0.wav", "label": "b", "offset": 0, "duration": 30}
                """);
        float[] whole = Dataset.open(folder.resolve("wav"), Split.ALL, Broken.FAILS, warnings::add)
                .utterances(8000)
                .filter(u -> u.id().equals("up_anna_0.wav"))
                .blockLast()
                .samples();

        List<Utterance> cut = open("").utterances(8000).collectList().block();

        assertThat(cut.get(0).samples()).isEqualTo(Arrays.copyOfRange(whole, 800, 1200));
        assertThat(cut.get(0).id()).isEqualTo("wav/up_anna_0.wav@0.1");
        assertThat(cut.get(1).samples()).isEqualTo(whole);
        assertThat(cut.get(0).sha256()).isNotEqualTo(cut.get(1).sha256());
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("wav/up_anna_0.wav from 0.0 s for 30.0 s: the file ends");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"label\": \"x\"} | line 1, field 'path': is missing",
                "{\"path\": \"wav/up_anna_0.wav\"} | line 1, field 'label': is missing",
                "{\"path\": \"wav/up_anna_0.wav\", \"label\": \" \"} | line 1, field 'label': is missing",
                "{\"path\": \"nowhere.wav\", \"label\": \"x\"} | line 1, field 'path': 'nowhere.wav' is no file",
                "{\"path\": \"wav\", \"label\": \"x\"} | is no file but a folder",
                "{\"path\": \"wav/up_anna_0.wav\", \"label\": \"x\", \"split\": \"tset\"} | field 'split': 'tset' is none of",
                "{\"path\": \"wav/up_anna_0.wav\", \"label\": \"x\", \"offset\": \"a\"} | 'a' is no number of seconds",
                "{\"path\": \"wav/up_anna_0.wav\", \"label\": \"x\", \"offset\": 1} | field 'duration': is missing",
                "{\"path\": \"wav/up_anna_0.wav\", \"label\": \"x\", \"offset\": -1} | '-1' must be 0 s or more",
                "{\"path\": \"wav/up_anna_0.wav\", \"label\": \"x\", \"offset\": 0, \"duration\": 100} | no more than 60 s",
                "{\"path\": | line 1: is no JSON object",
                "[1] | line 1: is no JSON object",
                "{} {} | there is more after the object"
            })
    void whatIsWrongIsToldByLineAndField(String line, String message) throws IOException {
        write("manifest.jsonl", line);

        assertThatThrownBy(() -> open(""))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("manifest.jsonl, " + (message.startsWith("line") ? message : "line 1"))
                .hasMessageContaining(message);
    }

    @Test
    void allProblemsAreToldAtOnceUpToTen() throws IOException {
        write("manifest.csv", "path,label\n" + "nowhere.wav,x\n".repeat(12));

        assertThatThrownBy(() -> open(""))
                .hasMessageContaining("manifest.csv, line 2, field 'path'")
                .hasMessageContaining("line 11, field")
                .hasMessageContaining("and 2 more problems");
    }

    @Test
    void theSameIdTwiceIsRefusedWithBothLines() throws IOException {
        write(
                "manifest.jsonl",
                "{\"path\": \"wav/up_anna_0.wav\", \"label\": \"x\"}\n{\"path\": \"wav/up_anna_0.wav\", \"label\": \"y\"}");

        assertThatThrownBy(() -> open(""))
                .hasMessageContaining("line 2, field 'id'")
                .hasMessageContaining("of line 1");
    }

    @Test
    void aSplitInSomeLinesOnlyIsRefused() throws IOException {
        write("manifest.jsonl", """
                {"path": "wav/up_anna_0.wav", "label": "x", "split": "train"}
                {"path": "wav/up_anna_1.wav", "label": "y"}
                """);

        assertThatThrownBy(() -> open("")).hasMessageContaining("line 2, field 'split': must be in every line");
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Files.write(folder.resolve("manifest.csv"), "path,label\nx,gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> open("")).hasMessageContaining("manifest.csv is not UTF-8");
    }

    @Test
    void damagedManifestsAreRefusedOrReadAndNothingElse() throws IOException {
        String json = "{\"path\": \"wav/up_anna_0.wav\", \"label\": \"x\", \"offset\": 0.1, \"duration\": 0.2}\n";
        String csv = "path,label,split\n\"wav/up_anna_0.wav\",x,test\nwav/up_anna_1.wav,\"y\",train\n";
        Random random = new Random(9);
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            Path file = folder.resolve(i % 2 == 0 ? "fuzz.jsonl" : "fuzz.csv");
            byte[] bytes = (i % 2 == 0 ? json : csv).getBytes(StandardCharsets.UTF_8);
            for (int hit = 0; hit < 1 + random.nextInt(5); hit++) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "{}[]\",:\\\n\r0".charAt(random.nextInt(11));
            }
            Files.write(file, Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)));
            try {
                Dataset.open(file, Split.ALL, Broken.FAILS, warning -> {});
            } catch (SonofluxException e) {
                assertThat(e).hasMessageContaining("fuzz.");
                refused++;
            }
        }
        assertThat((double) refused).isCloseTo(3000, offset(1000.0));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Dataset open(String name) {
        return Dataset.open(folder.resolve(name), Split.ALL, Broken.FAILS, warnings::add);
    }
}
