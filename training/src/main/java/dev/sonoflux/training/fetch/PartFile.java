package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A file that is not complete yet: {@code NAME.part}, and {@code NAME.part.etag} with what the server called the version that
 * the bytes are of.
 */
final class PartFile {
    private final Path target;
    private final Path part;
    private final Path tag;

    PartFile(Path target) {
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
        this.tag = target.resolveSibling(target.getFileName() + ".part.etag");
    }

    Path path() {
        return part;
    }

    /** How much of it there is. */
    long size() {
        return writing(() -> Files.exists(part) ? Files.size(part) : 0);
    }

    /** The version of the bytes that are there, as the address and the server's tag. */
    Optional<String> version(String address) {
        return writing(() -> {
            if (!Files.exists(tag)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(tag);
            return lines.size() == 2 && lines.get(0).equals(address) ? Optional.of(lines.get(1)) : Optional.empty();
        });
    }

    /** Starts anew with a version, which may have no tag. */
    void restart(String address, Optional<String> version) {
        discard();
        writing(() -> {
            Files.createDirectories(part.getParent());
            if (version.isPresent()) {
                Files.write(tag, List.of(address, version.get()));
            }
            return Files.createFile(part);
        });
    }

    void discard() {
        writing(() -> Files.deleteIfExists(part) | Files.deleteIfExists(tag));
    }

    FileChannel append() {
        return writing(() -> FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    void write(FileChannel channel, ByteBuffer bytes) {
        writing(() -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return channel;
        });
    }

    /** It is whole: it gets its name. */
    void complete() {
        writing(() -> {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Files.deleteIfExists(tag);
        });
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** What the disk refuses is nothing that another try would mend. */
    private <T> T writing(Work<T> work) {
        try {
            return work.run();
        } catch (AccessDeniedException e) {
            throw new SonofluxException(e.getFile() + " may not be written; check its permissions", e);
        } catch (IOException e) {
            throw new SonofluxException(
                    part + " cannot be written: " + e.getMessage()
                            + "; what is there is kept, and the same command goes on from there",
                    e);
        }
    }
}
