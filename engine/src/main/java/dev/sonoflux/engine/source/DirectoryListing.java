package dev.sonoflux.engine.source;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audiofile.AudioReader;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the recordings in a directory. */
final class DirectoryListing extends SimpleFileVisitor<Path> {
    private final Path directory;
    private final List<Recording> recordings = new ArrayList<>();

    private DirectoryListing(Path directory) {
        this.directory = directory;
    }

    /** The recordings in their order. */
    static List<Recording> of(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new SonofluxException(directory + ": there is no such directory; check the path");
        }
        DirectoryListing listing = new DirectoryListing(directory);
        try {
            Files.walkFileTree(directory, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, listing);
        } catch (IOException e) {
            throw new SonofluxException(directory + ": cannot be listed: " + e.getMessage(), e);
        }
        Collections.sort(listing.recordings);
        return listing.recordings;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!isHidden(file) && AudioReader.isNamedAsAudio(file)) {
            add(file, Optional.empty());
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
        if (!isHidden(path) && !(failure instanceof FileSystemLoopException)) {
            add(path, Optional.of(path + ": cannot be looked into: " + failure + "; check its permissions"));
        }
        return FileVisitResult.CONTINUE;
    }

    private void add(Path path, Optional<String> problem) {
        recordings.add(new Recording(nameOf(path), path, problem));
    }

    private String nameOf(Path path) {
        List<String> parts = new ArrayList<>();
        directory.relativize(path).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }

    private boolean isHidden(Path path) {
        return !path.equals(directory) && path.getFileName().toString().startsWith(".");
    }
}
