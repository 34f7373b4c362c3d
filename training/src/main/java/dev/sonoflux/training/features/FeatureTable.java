package dev.sonoflux.training.features;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that are appended one by one and then read. What would take a large share of the heap lies in a temporary file, which
 * is read through the system's page cache and vanishes with the process, however it ends.
 */
final class FeatureTable implements FeatureRows, AutoCloseable {
    /** The share of the heap that rows may take. */
    private static final int HEAP_SHARE = 4;

    private final int length;
    private final FileChannel file;
    private final List<float[]> heap = new ArrayList<>();
    private int size;

    private FeatureTable(int length, FileChannel file) {
        this.length = length;
        this.file = file;
    }

    /**
     * An empty table.
     *
     * @param length number of values of a row
     * @param expected how many rows there will be, about
     */
    static FeatureTable create(int length, long expected) {
        boolean fitsHeap =
                expected * length * Float.BYTES <= Runtime.getRuntime().maxMemory() / HEAP_SHARE;
        return new FeatureTable(length, fitsHeap ? null : temporaryFile(expected * length * Float.BYTES));
    }

    /** On disk, whatever its size. */
    static FeatureTable onDisk(int length) {
        return new FeatureTable(length, temporaryFile(0));
    }

    private static FileChannel temporaryFile(long bytes) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < bytes) {
                throw new SonofluxException("The features take " + bytes / 1_000_000 + " MB and " + folder
                        + " has " + free / 1_000_000
                        + " MB left. Compute fewer (--copies, --mfcc, --max-len, --pool), or"
                        + " name a larger place: SONOFLUX_JAVA_OPTS=-Djava.io.tmpdir=DIR");
            }
            return FileChannel.open(
                    Files.createTempFile(folder, "sonoflux-features-", ".rows"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new SonofluxException("No temporary file for the features in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Adds a row, which is handed over. One thread at a time, before anything is read. */
    void append(float[] row) {
        if (row.length != length) {
            throw new IllegalArgumentException(row.length + " values instead of " + length);
        }
        if (file == null) {
            heap.add(row);
        } else {
            ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES);
            bytes.asFloatBuffer().put(row);
            try {
                long position = (long) size * length * Float.BYTES;
                while (bytes.hasRemaining()) {
                    position += file.write(bytes, position);
                }
            } catch (IOException e) {
                throw failed("written", e);
            }
        }
        size++;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void read(int row, int from, int to, float[] out, int at) {
        if (file == null) {
            System.arraycopy(heap.get(row), from, out, at, to - from);
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate((to - from) * Float.BYTES);
        try {
            long position = ((long) row * length + from) * Float.BYTES;
            while (bytes.hasRemaining()) {
                int read = file.read(bytes, position);
                if (read < 0) {
                    throw new IOException("it is shorter than it was");
                }
                position += read;
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
        bytes.flip().asFloatBuffer().get(out, at, to - from);
    }

    private static SonofluxException failed(String what, IOException e) {
        return new SonofluxException(
                "The temporary file with the features cannot be " + what + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            throw failed("closed", e);
        }
    }
}
