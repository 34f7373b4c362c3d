package dev.sonoflux.training.dataset;

import java.nio.file.Path;
import java.time.Duration;

/** Where a recording's audio is stored. Its text is what messages call the place. */
public sealed interface AudioLocation {
    /** A file of its own. */
    record WholeFile(Path file) implements AudioLocation {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * A part of a file.
     *
     * @param from where it starts
     * @param length how long it is
     */
    record Excerpt(Path file, Duration from, Duration length) implements AudioLocation {
        @Override
        public String toString() {
            return file + " from " + seconds(from) + " for " + seconds(length);
        }

        private static String seconds(Duration duration) {
            return duration.toNanos() / 1e9 + " s";
        }
    }

    /**
     * A cell of a parquet file, which holds the bytes of an audio file.
     *
     * @param row from 0
     */
    record ParquetCell(Path shard, long row) implements AudioLocation {
        @Override
        public String toString() {
            return shard + ", row " + row;
        }
    }
}
