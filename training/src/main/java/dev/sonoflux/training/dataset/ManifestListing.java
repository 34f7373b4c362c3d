package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A list of recordings: {@code manifest.jsonl}, {@code manifest.csv}, {@code metadata.jsonl} or {@code metadata.csv} in a
 * folder, or any file {@code .jsonl} or {@code .csv}. What is wrong with it is told for all lines at once.
 */
final class ManifestListing {
    private static final List<String> NAMES =
            List.of("manifest.jsonl", "manifest.csv", "metadata.jsonl", "metadata.csv");
    private static final int PROBLEMS_SHOWN = 10;

    private final Path manifest;
    private final List<Recording> recordings = new ArrayList<>();
    private final Map<String, Long> lineOfId = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private Optional<Boolean> hasSplits = Optional.empty();

    private ManifestListing(Path manifest) {
        this.manifest = manifest;
    }

    static boolean fits(Path path) {
        return manifest(path).isPresent();
    }

    /** @throws SonofluxException if anything is wrong with it */
    static List<Recording> list(Path path) {
        Path manifest = manifest(path)
                .orElseThrow(() -> new SonofluxException(
                        path + " is no manifest: it is a file .jsonl or .csv, or a folder with " + NAMES));
        ManifestListing listing = new ManifestListing(manifest);
        try {
            ManifestRows.read(manifest, listing::add, listing.problems::add);
        } catch (CharacterCodingException e) {
            throw new SonofluxException(manifest + " is not UTF-8; convert it", e);
        } catch (IOException e) {
            throw new SonofluxException(manifest + " cannot be read: " + e.getMessage(), e);
        }
        if (!listing.problems.isEmpty()) {
            int more = listing.problems.size() - PROBLEMS_SHOWN;
            throw new SonofluxException(
                    listing.problems.stream().limit(PROBLEMS_SHOWN).collect(Collectors.joining("\n"))
                            + (more > 0 ? "\n" + manifest + ": and " + more + " more problems" : ""));
        }
        return listing.recordings;
    }

    private static Optional<Path> manifest(Path path) {
        if (Files.isDirectory(path)) {
            return NAMES.stream()
                    .map(path::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
        return Optional.of(path).filter(ManifestRows::isManifest);
    }

    private void add(ManifestRow row) {
        row.recording().ifPresent(recording -> {
            boolean splitGiven = row.hasSplit();
            if (hasSplits.isPresent() && hasSplits.get() != splitGiven) {
                problems.add(row.problem("split", "must be in every line or in none"));
                return;
            }
            hasSplits = Optional.of(splitGiven);
            Long former = lineOfId.putIfAbsent(recording.id(), row.line());
            if (former != null) {
                problems.add(row.problem(
                        "id",
                        "'" + recording.id() + "' is that of line " + former + ", too; give one of them another"));
                return;
            }
            recordings.add(recording);
        });
        problems.addAll(row.problems());
    }
}
