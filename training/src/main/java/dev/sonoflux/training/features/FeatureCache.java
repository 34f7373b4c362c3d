package dev.sonoflux.training.features;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ContentHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Features on disk, one file for a recording and its copies, in 256 folders. A file's name is the hash of everything that its
 * features depend on. It is written beside its place and then moved there, so that processes may share a cache and be killed
 * at any moment; it begins with a hash of its values, and what doesn't fit, e.g. because a machine broke down, is computed
 * anew and replaced.
 */
public final class FeatureCache {
    /** Changes whenever the same specification gives other features than before. */
    private static final int VERSION = 1;

    private static final int HASH_BYTES = 32;
    private static final int SHARD_DIGITS = 2;
    private static final int ATTEMPTS = 5;
    private static final String TEMPORARY = ".new-";
    private static final Pattern ABANDONED = Pattern.compile(Pattern.quote(TEMPORARY) + "([0-9]{1,18})-.*");

    private final Path folder;
    private final Set<Path> used = ConcurrentHashMap.newKeySet();

    /** @param folder where the cache is or is to be */
    public FeatureCache(Path folder) {
        this.folder = folder;
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new SonofluxException(folder + " is a file; a cache is a folder. Give another place.");
        }
    }

    /**
     * What is kept for the key, or what is computed now and kept from now on.
     *
     * @param key everything that the rows depend on
     */
    List<float[]> get(String key, int rows, int length, Supplier<List<float[]>> compute) {
        byte[] name = (VERSION + "\n" + rows + " × " + length + "\n" + key).getBytes(StandardCharsets.UTF_8);
        String hash = ContentHash.of(name);
        Path file = folder.resolve(hash.substring(0, SHARD_DIGITS)).resolve(hash.substring(SHARD_DIGITS));
        used.add(file);
        Optional<List<float[]>> kept = read(file, rows, length);
        if (kept.isPresent()) {
            return kept.get();
        }
        List<float[]> computed = compute.get();
        write(file, computed, length);
        return computed;
    }

    private static Optional<List<float[]>> read(Path file, int rows, int length) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SonofluxException("The cached features " + file + " cannot be read: " + e.getMessage(), e);
        }
        if (content.length != HASH_BYTES + rows * length * Float.BYTES
                || !Arrays.equals(Arrays.copyOf(content, HASH_BYTES), hash(content))) {
            return Optional.empty();
        }
        ByteBuffer values = ByteBuffer.wrap(content, HASH_BYTES, content.length - HASH_BYTES);
        List<float[]> result = new ArrayList<>(rows);
        for (int r = 0; r < rows; r++) {
            float[] row = new float[length];
            values.asFloatBuffer().get(row);
            values.position(values.position() + length * Float.BYTES);
            result.add(row);
        }
        return Optional.of(result);
    }

    private static byte[] hash(byte[] content) {
        var digest = ContentHash.sha256();
        digest.update(content, HASH_BYTES, content.length - HASH_BYTES);
        return digest.digest();
    }

    private static void write(Path file, List<float[]> rows, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(HASH_BYTES + rows.size() * length * Float.BYTES);
        bytes.position(HASH_BYTES);
        for (float[] row : rows) {
            bytes.asFloatBuffer().put(row);
            bytes.position(bytes.position() + row.length * Float.BYTES);
        }
        bytes.put(0, hash(bytes.array()));
        try {
            Path fresh = fresh(file.getParent());
            try {
                Files.write(fresh, bytes.array());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new SonofluxException("The features cannot be cached as " + file + ": " + e.getMessage(), e);
        }
    }

    private static Path fresh(Path shard) throws IOException {
        String prefix = TEMPORARY + ProcessHandle.current().pid() + "-";
        for (int attempt = 1; ; attempt++) {
            try {
                Files.createDirectories(shard);
                return Files.createTempFile(shard, prefix, "");
            } catch (NoSuchFileException e) {
                // Another process cleaned up in between, and took the empty folder away.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Removes what this run has read or written here, what killed runs left half-written, and folders that are empty then.
     * Files that are no features are left alone.
     */
    public void clean() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            for (Path file : used) {
                Files.deleteIfExists(file);
            }
            for (Path shard : list(folder)) {
                if (shard.getFileName().toString().matches("[0-9a-f]{2}") && Files.isDirectory(shard)) {
                    for (Path file : list(shard)) {
                        if (isAbandoned(file.getFileName().toString())) {
                            Files.deleteIfExists(file);
                        }
                    }
                    deleteIfEmpty(shard);
                }
            }
            deleteIfEmpty(folder);
        } catch (IOException e) {
            throw new SonofluxException("The cache " + folder + " cannot be cleaned: " + e.getMessage(), e);
        }
    }

    /** Whether the process that was writing it is no more. */
    private static boolean isAbandoned(String name) {
        Matcher temporary = ABANDONED.matcher(name);
        return temporary.matches()
                && ProcessHandle.of(Long.parseLong(temporary.group(1))).isEmpty();
    }

    private static void deleteIfEmpty(Path directory) throws IOException {
        if (list(directory).isEmpty()) {
            Files.delete(directory);
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
