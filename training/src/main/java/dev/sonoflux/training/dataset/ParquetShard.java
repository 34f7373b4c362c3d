package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads rows of a parquet file in their order, some columns of them, one row group in memory at a time. */
final class ParquetShard implements AutoCloseable {
    private final Path file;
    private final ParquetFileReader reader;
    private MessageType columns;
    private RecordReader<Group> rows;
    private int group;
    private long groupStart;
    private long groupEnd;
    private long next;

    private ParquetShard(Path file, ParquetFileReader reader) {
        this.file = file;
        this.reader = reader;
        this.columns = reader.getFileMetaData().getSchema();
    }

    /** @throws SonofluxException if it can't be read, or is no parquet file */
    static ParquetShard open(Path file) {
        if (!Files.isReadable(file)) {
            throw new SonofluxException(file + ": there is no such file, or it may not be read");
        }
        return explained(file, () -> {
            ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                    .withCodecFactory(new ParquetCodecs())
                    .build();
            return new ParquetShard(file, ParquetFileReader.open(new LocalInputFile(file), options));
        });
    }

    MessageType schema() {
        return reader.getFileMetaData().getSchema();
    }

    Map<String, String> keyValues() {
        return reader.getFileMetaData().getKeyValueMetaData();
    }

    long rowCount() {
        return reader.getRecordCount();
    }

    /** Reads no other columns than these from here on; said before the first row is read. */
    ParquetShard only(List<Type> wanted) {
        columns = new MessageType(schema().getName(), wanted);
        reader.setRequestedSchema(columns);
        return this;
    }

    /** Index of the next row. */
    long position() {
        return next;
    }

    /**
     * The row of that index, which is the next or one after it.
     *
     * @throws SonofluxException if the file is broken there
     */
    Group row(long index) {
        return explained(file, () -> {
            while (index >= groupEnd) {
                nextGroup(index);
            }
            Group row = null;
            while (next <= index) {
                row = rows.read();
                next++;
            }
            if (row == null) {
                throw new IOException("there is no row " + index);
            }
            return row;
        });
    }

    private void nextGroup(long index) throws IOException {
        List<BlockMetaData> groups = reader.getRowGroups();
        if (group == groups.size()) {
            throw new IOException("it ends before row " + index);
        }
        groupStart = groupEnd;
        groupEnd = groupStart + groups.get(group).getRowCount();
        group++;
        next = groupStart;
        if (index >= groupEnd) {
            reader.skipNextRowGroup();
            return;
        }
        PageReadStore pages = reader.readNextRowGroup();
        rows = new ColumnIOFactory()
                .getColumnIO(columns, schema())
                .getRecordReader(pages, new GroupRecordConverter(columns));
    }

    @Override
    public void close() {
        explained(file, () -> {
            reader.close();
            return this;
        });
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** The library reports what is wrong with a file by exceptions of many kinds. */
    private static <T> T explained(Path file, Work<T> work) {
        try {
            return work.run();
        } catch (OutOfMemoryError e) {
            throw new SonofluxException(
                    file
                            + " needs more memory than Java has, because it is damaged or its row groups are very large; more can"
                            + " be given with the environment variable SONOFLUX_JAVA_OPTS=-Xmx2g",
                    e);
        } catch (IOException | RuntimeException e) {
            throw new SonofluxException(file + " cannot be read as parquet: " + reason(e) + "; get a complete copy", e);
        }
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }
}
