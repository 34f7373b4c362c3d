package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.AudioLocation.ParquetCell;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;

/** The audio files in parquet files; reading them in order reads each row group once. */
final class ParquetAudio implements AutoCloseable {
    private Path file;
    private ParquetShard shard;

    /** @throws SonofluxException if the cell is empty, or the file broken */
    byte[] bytes(ParquetCell cell) {
        if (!cell.shard().equals(file) || cell.row() < shard.position()) {
            close();
            ParquetShard opened = ParquetShard.open(cell.shard());
            shard = opened.only(
                    List.of(ParquetColumns.of(cell.shard(), opened.schema()).bytes()));
            file = cell.shard();
        }
        Group audio = row(cell);
        if (audio.getType().getType(0).isPrimitive()) {
            return bytes(audio, cell);
        }
        if (audio.getFieldRepetitionCount(0) == 0) {
            throw empty(cell);
        }
        return bytes(audio.getGroup(0, 0), cell);
    }

    /** After a failure the file is opened anew, so that what comes next is sure to be the row that is asked for. */
    private Group row(ParquetCell cell) {
        try {
            return shard.row(cell.row());
        } catch (SonofluxException e) {
            close();
            throw e;
        }
    }

    private static byte[] bytes(Group holder, ParquetCell cell) {
        if (holder.getFieldRepetitionCount(0) == 0) {
            throw empty(cell);
        }
        return holder.getBinary(0, 0).getBytes();
    }

    private static SonofluxException empty(ParquetCell cell) {
        return new SonofluxException(
                cell + ": there is no audio in it; such a file has to hold the recordings themselves");
    }

    @Override
    public void close() {
        if (shard != null) {
            shard.close();
            shard = null;
            file = null;
        }
    }
}
