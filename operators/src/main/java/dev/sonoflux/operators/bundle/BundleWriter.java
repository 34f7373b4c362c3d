package dev.sonoflux.operators.bundle;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.spec.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes bundles: the same manifest and classifier give the same bytes, and there is never half a bundle. */
public final class BundleWriter {
    /** What the name of a bundle ends with while another takes its place. */
    private static final String ASIDE = "-old";

    private BundleWriter() {}

    /**
     * Writes a bundle beside where it is to be, and then moves it there. A bundle that is there is replaced; whatever
     * else is in its folder, e.g. its card, stays.
     *
     * @param folder where the bundle is to be; nothing, an empty folder or a bundle
     * @param classifier the content of the manifest's classifier file
     * @throws SonofluxException if something else is there, or if it cannot be written
     */
    public static void write(Path folder, BundleManifest manifest, byte[] classifier) {
        BundleFile file = manifest.classifier().file();
        if (!file.holds(classifier)) {
            throw new IllegalArgumentException("the content is not that of " + file);
        }
        requireFree(folder);
        Path target = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(target.getParent());
            Path fresh = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-");
            try {
                Files.write(fresh.resolve(file.name()), classifier);
                Files.writeString(fresh.resolve(BundleManifest.FILE), ManifestYaml.write(manifest));
                makeReadable(fresh);
                keepOtherFiles(target, fresh);
                replace(target, fresh);
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw new SonofluxException("The bundle " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses a place where a bundle can't be written because something else is there: to be asked before a long
     * training.
     *
     * @throws SonofluxException if it is a file, or a folder with files that is not a bundle
     */
    public static void requireFree(Path folder) {
        putBack(folder);
        Path target = folder.toAbsolutePath().normalize();
        if (!Files.exists(target) || Files.exists(target.resolve(BundleManifest.FILE))) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new SonofluxException(target + " is a file; a bundle is a folder. Give another place.");
        }
        try (Stream<Path> files = Files.list(target)) {
            if (target.getFileName() == null || files.findAny().isPresent()) {
                throw new SonofluxException(
                        target + " holds files and is not a bundle; they are left alone. Give another"
                                + " place, or an empty folder.");
            }
        } catch (IOException e) {
            throw new SonofluxException(target + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /**
     * Puts a bundle back in its place that a killed process had moved aside to replace it: in that moment it is the only one
     * there is.
     *
     * @throws SonofluxException if it cannot be moved
     */
    public static void putBack(Path folder) {
        Optional<Path> aside = movedAside(folder);
        if (aside.isPresent()) {
            try {
                Files.move(aside.get(), folder.toAbsolutePath().normalize());
            } catch (IOException e) {
                throw new SonofluxException(
                        "The bundle " + aside.get() + " cannot be put back to " + folder + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * Removes what killed runs left half-written beside a bundle.
     *
     * @throws SonofluxException if it cannot be removed
     */
    public static void removeLeftovers(Path folder) {
        putBack(folder);
        Path target = folder.toAbsolutePath().normalize();
        Pattern name =
                Pattern.compile("\\." + Pattern.quote(target.getFileName().toString()) + "-[0-9]+(" + ASIDE + ")?");
        try (Stream<Path> siblings = Files.list(target.getParent())) {
            for (Path sibling : siblings.toList()) {
                if (name.matcher(sibling.getFileName().toString()).matches() && Files.isDirectory(sibling)) {
                    delete(sibling);
                }
            }
        } catch (IOException e) {
            throw new SonofluxException(
                    "What killed runs left beside " + folder + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** The bundle that belongs in this place, where nothing is, because its replacement was interrupted. */
    static Optional<Path> movedAside(Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) || target.getFileName() == null || !Files.isDirectory(target.getParent())) {
            return Optional.empty();
        }
        Pattern name =
                Pattern.compile("\\." + Pattern.quote(target.getFileName().toString()) + "-[0-9]+" + ASIDE);
        try (Stream<Path> siblings = Files.list(target.getParent())) {
            return siblings.filter(
                            path -> name.matcher(path.getFileName().toString()).matches())
                    .filter(path -> Files.exists(path.resolve(BundleManifest.FILE)))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new SonofluxException(target.getParent() + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Temporary folders are for their owner alone; a bundle is for everyone whom its surroundings allow. */
    private static void makeReadable(Path fresh) throws IOException {
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void keepOtherFiles(Path target, Path fresh) throws IOException {
        Path yaml = target.resolve(BundleManifest.FILE);
        if (!Files.exists(yaml)) {
            return;
        }
        Set<String> own = ownFiles(target);
        try (Stream<Path> all = Files.walk(target)) {
            for (Path other : all.sorted().toList()) {
                Path kept = fresh.resolve(target.relativize(other));
                if (!own.contains(target.relativize(other).toString()) && !Files.exists(kept)) {
                    Files.copy(other, kept);
                }
            }
        }
    }

    /** The files that the bundle that is there calls its own, as far as it can be read. */
    private static Set<String> ownFiles(Path target) {
        try {
            BundleManifest old = ManifestYaml.read(YamlReader.read(target.resolve(BundleManifest.FILE)));
            return Set.of(BundleManifest.FILE, old.classifier().file().name());
        } catch (SonofluxException e) {
            // It is being replaced because it is broken, perhaps; what it called its own is kept as if it were the
            // user's.
            return Set.of(BundleManifest.FILE);
        }
    }

    private static void replace(Path target, Path fresh) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target);
            return;
        }
        Path old = fresh.resolveSibling(fresh.getFileName() + ASIDE);
        Files.move(target, old);
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            Files.move(old, target);
            throw e;
        }
        delete(old);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
