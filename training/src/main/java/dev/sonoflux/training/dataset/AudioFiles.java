package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The audio files under a folder by their paths from there, with {@code /} and in that order. */
final class AudioFiles extends SimpleFileVisitor<Path> {
    static final Pattern AUDIO = Pattern.compile(".+\\.(wav|flac|aif|aiff|aifc|au)", Pattern.CASE_INSENSITIVE);
    private static final Set<FileVisitOption> LINKS = EnumSet.of(FileVisitOption.FOLLOW_LINKS);

    private final Path folder;
    private final Pattern name;
    private final Map<String, Path> files = new TreeMap<>();

    private AudioFiles(Path folder, Pattern name) {
        this.folder = folder;
        this.name = name;
    }

    /** Those in the folder itself. */
    static Map<String, Path> in(Path folder) {
        return walk(folder, 1, AUDIO);
    }

    /** Those in folders of the folder, too; what is hidden is left out. */
    static Map<String, Path> under(Path folder) {
        return walk(folder, Integer.MAX_VALUE, AUDIO);
    }

    /** Files of another kind. */
    static Map<String, Path> walk(Path folder, int depth, Pattern name) {
        AudioFiles walk = new AudioFiles(folder, name);
        try {
            Files.walkFileTree(folder, LINKS, depth, walk);
        } catch (IOException e) {
            throw new SonofluxException(folder + " cannot be listed: " + e.getMessage(), e);
        }
        return walk.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return isHidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()
                && !isHidden(file)
                && name.matcher(file.getFileName().toString()).matches()) {
            files.put(nameOf(file), file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
        if (!isHidden(path) && !(failure instanceof FileSystemLoopException)) {
            throw new SonofluxException(
                    path + " cannot be looked into: " + failure
                            + "; check its permissions, and where it leads if it is a link",
                    failure);
        }
        return FileVisitResult.CONTINUE;
    }

    /** The same on every file system: some decompose letters with accents. */
    private String nameOf(Path file) {
        StringBuilder path = new StringBuilder();
        for (Path part : folder.relativize(file)) {
            path.append(path.isEmpty() ? "" : "/").append(part);
        }
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    private boolean isHidden(Path path) {
        return !path.equals(folder) && path.getFileName().toString().startsWith(".");
    }
}
