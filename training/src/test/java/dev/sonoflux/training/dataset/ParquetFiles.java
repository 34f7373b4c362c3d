package dev.sonoflux.training.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes parquet files as the Hugging Face hub has them. */
final class ParquetFiles {
    static final MessageType HUB = MessageTypeParser.parseMessageType(
            "message schema { optional group audio { optional binary bytes; optional binary path (STRING); }"
                    + " optional int64 label; }");
    static final String METADATA =
            "{\"info\": {\"features\": {\"audio\": {\"_type\": \"Audio\"}, \"label\": {\"names\":"
                    + " [\"down\", \"up\", \"warble\"], \"_type\": \"ClassLabel\"}}}}";

    /** How a file is written. */
    record Style(CompressionCodecName codec, boolean dictionary, WriterVersion version, long rowGroupRows) {
        static Style ofDefaults() {
            return new Style(CompressionCodecName.SNAPPY, true, WriterVersion.PARQUET_1_0, 4);
        }
    }

    private ParquetFiles() {}

    /** Writes a row for each file, whose names start with the label. */
    static void write(Path parquet, Style style, List<Path> wavFiles) {
        write(
                parquet,
                style,
                HUB,
                Map.of("huggingface", METADATA),
                wavFiles.stream().map(ParquetFiles::row).toList());
    }

    static void write(
            Path parquet, Style style, MessageType schema, Map<String, String> metadata, List<? extends Group> rows) {
        try {
            Files.createDirectories(parquet.getParent());
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(parquet))
                    .withConf(new PlainParquetConfiguration())
                    .withType(schema)
                    .withExtraMetaData(metadata)
                    .withCompressionCodec(style.codec())
                    .withCodecFactory(new GzipForTests())
                    .withDictionaryEncoding(style.dictionary())
                    .withWriterVersion(style.version())
                    .withRowGroupRowCountLimit((int) style.rowGroupRows())
                    .build()) {
                for (Group row : rows) {
                    writer.write(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Group row(Path wav) {
        String name = wav.getFileName().toString();
        Group row = new SimpleGroupFactory(HUB).newGroup();
        row.addGroup("audio")
                .append("bytes", Binary.fromConstantByteArray(bytes(wav)))
                .append("path", name);
        row.add("label", (long) SyntheticWords.LABELS.indexOf(name.substring(0, name.indexOf('_'))));
        return row;
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
