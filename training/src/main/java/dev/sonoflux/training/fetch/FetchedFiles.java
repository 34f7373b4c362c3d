package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.fetch.Checksum.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The record that a fetch leaves in a folder: what was fetched, and each file's SHA-256. By it a later fetch knows
 * that everything is there.
 *
 * @param source what was fetched, e.g. {@code hf:OWNER/NAME@COMMIT}
 * @param sha256 by path from the folder, with {@code /}
 */
record FetchedFiles(String source, SortedMap<String, String> sha256) {
    /** Hidden, so that it is no part of what was fetched. */
    static final String NAME = ".fetched";

    /** Of all files in a folder. */
    static FetchedFiles of(String source, Path folder) {
        SortedMap<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = path(folder, file);
                if (!path.equals(NAME)) {
                    hashes.put(path, Sha256.of(file).value());
                }
            }
        } catch (IOException e) {
            throw new SonofluxException(folder + " cannot be listed: " + e.getMessage(), e);
        }
        return new FetchedFiles(source, hashes);
    }

    /** From a folder to a file in it, with {@code /}. */
    static String path(Path folder, Path file) {
        List<String> parts = new ArrayList<>();
        folder.relativize(file).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }

    /** What a former fetch left in a folder. */
    static Optional<FetchedFiles> read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            SortedMap<String, String> hashes = new TreeMap<>();
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                int space = line.indexOf("  ");
                if (space < 0) {
                    throw new SonofluxException(
                            file + " is damaged; remove the folder " + folder + " and fetch it again");
                }
                hashes.put(line.substring(space + 2), line.substring(0, space));
            }
            return lines.isEmpty() ? Optional.empty() : Optional.of(new FetchedFiles(lines.get(0), hashes));
        } catch (IOException e) {
            throw new SonofluxException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** One line for the source, and one for each file as {@code sha256sum} writes them. */
    void write(Path folder) {
        List<String> lines = new ArrayList<>(List.of(source));
        sha256.forEach((path, hash) -> lines.add(hash + "  " + path));
        try {
            Files.write(folder.resolve(NAME), lines);
        } catch (IOException e) {
            throw new SonofluxException(folder.resolve(NAME) + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The first thing that is wrong with a folder that has this record, if anything is. */
    Optional<String> problem(Path folder) {
        for (String path : sha256.keySet()) {
            Path file = folder.resolve(path);
            if (!Files.isRegularFile(file)) {
                return Optional.of(path + " is missing");
            }
            Optional<String> mismatch = new Sha256(sha256.get(path)).mismatch(file);
            if (mismatch.isPresent()) {
                return Optional.of(path + ": " + mismatch.get());
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a folder holds a source, in whatever version. What is there already is never written over.
     *
     * @param source what the record begins with
     * @throws SonofluxException if the folder holds something else, or files that are damaged since
     */
    static boolean isThere(String source, Path target) {
        if (!Files.exists(target) || isEmptyFolder(target)) {
            return false;
        }
        FetchedFiles fetched = read(target)
                .orElseThrow(() -> new SonofluxException(
                        target + " exists, and was not fetched by this command; name another folder with --to"));
        if (!fetched.source.startsWith(source)) {
            throw new SonofluxException(
                    target + " holds " + fetched.source + "; name another folder with --to, or remove it");
        }
        fetched.problem(target).ifPresent(problem -> {
            throw new SonofluxException(
                    target + " was fetched and is damaged since: " + problem + "; remove it and fetch it again");
        });
        return true;
    }

    private static boolean isEmptyFolder(Path target) {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new SonofluxException(target + " cannot be listed: " + e.getMessage(), e);
        }
    }
}
