package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where what is fetched is put together: {@code NAME.fetching} beside the folder that it becomes in one step at the end. It outlives
 * a killed run, so that the next one goes on; a lock keeps two runs apart.
 */
final class FetchFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path target;
    private final Path work;
    private final FileChannel lockFile;

    private FetchFolder(Path target, Path work, FileChannel lockFile) {
        this.target = target;
        this.work = work;
        this.lockFile = lockFile;
    }

    /** @throws SonofluxException if another run is at it, or it can't be made */
    static FetchFolder open(Path target) {
        Path work = target.resolveSibling(target.getFileName() + ".fetching");
        return writing(work, () -> {
            Files.createDirectories(work);
            FileChannel channel =
                    FileChannel.open(work.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new SonofluxException(work + " is being worked on by another fetch; wait for it");
            }
            return new FetchFolder(target, work, channel);
        });
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A file for what is fetched but no part of the result. */
    Path file(String name) {
        return work.resolve(name);
    }

    /** What becomes the result. */
    Path content() {
        return work.resolve("content");
    }

    void discard(Path path) {
        writing(path, () -> {
            delete(path);
            return path;
        });
    }

    /** Removes what no file of the result is, e.g. those of a former version. */
    void keepOnly(Set<String> paths) {
        writing(content(), () -> {
            try (Stream<Path> files = Files.walk(content())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!paths.contains(FetchedFiles.path(content(), file))) {
                        Files.delete(file);
                    }
                }
            }
            return paths;
        });
    }

    /** @throws SonofluxException if the disk has no room for so many bytes more */
    void requireSpace(long bytes) {
        long free = writing(work, () -> Files.getFileStore(work).getUsableSpace());
        if (bytes > free) {
            throw new SonofluxException(target + " needs " + (bytes >> 20) + " MiB, and the disk has " + (free >> 20)
                    + " MiB left; make room, or name another folder with --to");
        }
    }

    /** All is complete: it appears under its name. */
    void publish() {
        writing(target, () -> {
            if (Files.isDirectory(target)) {
                // An empty folder may be in its place; any other would be refused here.
                Files.delete(target);
            }
            Files.move(content(), target, StandardCopyOption.ATOMIC_MOVE);
            delete(work);
            return target;
        });
    }

    private boolean isUnused() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.allMatch(file -> file.endsWith(LOCK));
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        writing(work, () -> {
            if (Files.exists(work) && isUnused()) {
                delete(work);
            }
            lockFile.close();
            return work;
        });
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T writing(Path path, Work<T> work) {
        try {
            return work.run();
        } catch (AccessDeniedException e) {
            throw new SonofluxException(e.getFile() + " may not be written; check its permissions", e);
        } catch (IOException e) {
            throw new SonofluxException(path + " cannot be written: " + e, e);
        }
    }
}
