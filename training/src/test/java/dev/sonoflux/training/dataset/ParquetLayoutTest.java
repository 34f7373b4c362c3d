package dev.sonoflux.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.Dataset.Broken;
import dev.sonoflux.training.dataset.ParquetFiles.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetLayoutTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path root;

    private Path folder;
    private List<Path> wavs;

    @BeforeEach
    void writeRecordings() throws IOException {
        Path wavFolder = Files.createDirectory(root.resolve("wav"));
        SyntheticWords.write(wavFolder, 8000, 2);
        folder = Files.createDirectory(root.resolve("words"));
        try (Stream<Path> files = Files.list(wavFolder)) {
            wavs = files.sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNCOMPRESSED, true, PARQUET_1_0",
        "SNAPPY, true, PARQUET_1_0",
        "SNAPPY, false, PARQUET_2_0",
        "GZIP, true, PARQUET_1_0",
        "ZSTD, true, PARQUET_2_0",
        "LZ4_RAW, false, PARQUET_1_0"
    })
    void everyCompressionAndEncodingGivesTheBytesThatWereStored(
            CompressionCodecName codec, boolean dictionary, WriterVersion version) {
        ParquetFiles.write(
                folder.resolve("data/train-00000-of-00001.parquet"), new Style(codec, dictionary, version, 5), wavs);

        Dataset dataset = open(Split.ALL);
        Dataset original = Dataset.open(root.resolve("wav"), Split.ALL, Broken.FAILS, warnings::add);

        assertThat(dataset.layout()).contains(Layout.PARQUET);
        assertThat(dataset.utterances(8000).map(Utterance::sha256).collectList().block())
                .isEqualTo(original.utterances(8000)
                        .map(Utterance::sha256)
                        .collectList()
                        .block());
        assertThat(dataset.recordings())
                .extracting(Recording::id, Recording::label, Recording::speaker)
                .isEqualTo(original.recordings().stream()
                        .map(r -> tuple(r.id(), r.label(), r.speaker()))
                        .toList());
    }

    @Test
    void filesAreSplitsAndTheirNumbersAreParts() {
        write("data/train-00000-of-00002.parquet", wavs.subList(0, 6));
        write("data/train-00001-of-00002.parquet", wavs.subList(6, 12));
        write("data/test-00000-of-00001-0123abcd.parquet", wavs.subList(12, 18));

        assertThat(open(Split.TRAIN).recordings()).hasSize(12);
        assertThat(open(Split.TEST).recordings()).hasSize(6);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aPartThatIsMissingIsToldByName() {
        write("data/train-00001-of-00002.parquet", wavs);

        assertThat(open(Split.TRAIN).recordings()).hasSize(18);
        assertThat(warnings).singleElement().asString().contains("data/train-00000", "incomplete");
    }

    @Test
    void idsArePlacesWhereTheNamesOfTheAudioAreNotUnique() {
        write("train-00000-of-00001.parquet", wavs.subList(0, 2));
        write("test-00000-of-00001.parquet", wavs.subList(0, 2));

        assertThat(open(Split.ALL).recordings())
                .extracting(Recording::id)
                .containsExactly(
                        "test-00000-of-00001.parquet/0",
                        "test-00000-of-00001.parquet/1",
                        "train-00000-of-00001.parquet/0",
                        "train-00000-of-00001.parquet/1");
    }

    @Test
    void wordsOfNumbersAreReadFromTheHeadOfTheReadmeIfTheFilesDoNotTellThem() throws IOException {
        ParquetFiles.write(
                folder.resolve("data/train-0.parquet"),
                Style.ofDefaults(),
                ParquetFiles.HUB,
                Map.of(),
                wavs.stream().map(ParquetFiles::row).toList());

        assertThat(open(Split.ALL).labels()).containsExactly("0", "1", "2");

        Files.writeString(folder.resolve("README.md"), """
                ---
                license: mit
                dataset_info:
                  features:
                  - name: audio
                    dtype: audio
                  - name: label
                    dtype:
                      class_label:
                        names:
                          '0': nach unten
                          '1': nach oben
                          '2': trällern
                ---
                # Words
                """);

        assertThat(open(Split.ALL).labels()).containsExactly("nach oben", "nach unten", "trällern");
    }

    @Test
    void labelsMayBeTextAndSpeakersMayHaveAColumn() {
        MessageType schema = MessageTypeParser.parseMessageType(
                "message schema { required binary audio; required binary label (STRING); required int32 speaker_id;"
                        + " optional double unused; }");
        Group row = new SimpleGroupFactory(schema).newGroup();
        row.append("audio", Binary.fromConstantByteArray(ParquetFiles.bytes(wavs.get(0))));
        row.append("label", "né").append("speaker_id", 17);
        ParquetFiles.write(folder.resolve("train.parquet"), Style.ofDefaults(), schema, Map.of(), List.of(row));

        Dataset dataset = open(Split.ALL);

        assertThat(dataset.labels()).containsExactly("né");
        assertThat(dataset.speakers()).containsExactly("17");
        assertThat(dataset.utterances(8000).count().block()).isEqualTo(1);
    }

    @Test
    void aRowWithoutAudioOrLabelIsNamed() {
        Group noAudio = new SimpleGroupFactory(ParquetFiles.HUB).newGroup().append("label", 1L);
        ParquetFiles.write(
                folder.resolve("a/train.parquet"),
                Style.ofDefaults(),
                ParquetFiles.HUB,
                Map.of(),
                List.of(ParquetFiles.row(wavs.get(0)), noAudio));
        Group noLabel = new SimpleGroupFactory(ParquetFiles.HUB).newGroup();
        ParquetFiles.write(
                folder.resolve("b/train.parquet"), Style.ofDefaults(), ParquetFiles.HUB, Map.of(), List.of(noLabel));
        Group unknown = new SimpleGroupFactory(ParquetFiles.HUB).newGroup().append("label", 3L);
        ParquetFiles.write(
                folder.resolve("c/train.parquet"),
                Style.ofDefaults(),
                ParquetFiles.HUB,
                Map.of("huggingface", ParquetFiles.METADATA),
                List.of(unknown));

        Dataset dataset = Dataset.open(folder.resolve("a"), Split.ALL, Broken.IS_SKIPPED, warnings::add);

        assertThat(dataset.utterances(8000).count().block()).isEqualTo(1);
        assertThat(warnings).singleElement().asString().contains("train.parquet, row 1", "no audio");
        assertThatThrownBy(() -> Dataset.open(folder.resolve("b"), Split.ALL, Broken.FAILS, warnings::add))
                .hasMessageContaining("train.parquet, row 0, column 'label': is empty");
        assertThatThrownBy(() -> Dataset.open(folder.resolve("c"), Split.ALL, Broken.FAILS, warnings::add))
                .hasMessageContaining("3 is outside of the 3 labels [down, up, warble]");
        assertThatThrownBy(() -> open(Split.ALL)).hasMessageContaining("several datasets: [a, b, c]");
    }

    @Test
    void columnsOfAnotherKindAreRefusedByName() {
        MessageType schema = MessageTypeParser.parseMessageType("message schema { required binary text (STRING); }");
        Group row = new SimpleGroupFactory(schema).newGroup().append("text", "x");
        ParquetFiles.write(folder.resolve("train.parquet"), Style.ofDefaults(), schema, Map.of(), List.of(row));

        assertThatThrownBy(() -> open(Split.ALL))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("train.parquet has no column 'audio', but [text]");
    }

    @Test
    void aBrokenRowGroupCostsItsOwnRecordingsAndNoOthers() throws IOException {
        Path file = folder.resolve("train-00000-of-00001.parquet");
        write(file.getFileName().toString(), wavs.subList(0, 12));
        Map<String, String> right = hashes();
        long start;
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            assertThat(reader.getRowGroups()).hasSize(3);
            start = reader.getRowGroups().get(1).getColumns().get(0).getStartingPos();
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, (int) start, (int) start + 40, (byte) 0xff);
        Files.write(file, bytes);

        Map<String, String> left = hashes();

        assertThat(left).hasSize(8);
        assertThat(right).containsAllEntriesOf(left);
        assertThat(warnings)
                .hasSize(4)
                .allMatch(w -> w.contains("left out") && w.contains("cannot be read as parquet"));
    }

    private Map<String, String> hashes() {
        return Dataset.open(folder, Split.ALL, Broken.IS_SKIPPED, warnings::add)
                .utterances(8000)
                .collectMap(Utterance::id, Utterance::sha256)
                .block();
    }

    /** Damage never ends in anything but a message of ours, or in a recording that is reported as broken. */
    @Test
    void damagedFilesAreRefusedOrReadAndNothingElse() throws IOException {
        Path file = folder.resolve("train-00000-of-00001.parquet");
        write(file.getFileName().toString(), wavs.subList(0, 6));
        byte[] right = Files.readAllBytes(file);
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] damaged = i % 5 == 0 ? Arrays.copyOf(right, random.nextInt(right.length)) : right.clone();
            // The footer and the pages' heads decide about everything; they are short, so they are hit on purpose.
            int start = i % 2 == 0 ? Math.max(0, damaged.length - 1500) : 0;
            for (int hit = 0; hit < 1 + random.nextInt(4) && damaged.length > start; hit++) {
                damaged[start + random.nextInt(damaged.length - start)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                Dataset.open(folder, Split.ALL, Broken.IS_SKIPPED, warning -> {})
                        .utterances(8000)
                        .count()
                        .block();
            } catch (SonofluxException e) {
                assertThat(e).hasMessageContaining("train-00000-of-00001.parquet");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private void write(String file, List<Path> recordings) {
        ParquetFiles.write(folder.resolve(file), Style.ofDefaults(), recordings);
    }

    private Dataset open(Split split) {
        return Dataset.open(folder, split, Broken.FAILS, warnings::add);
    }
}
