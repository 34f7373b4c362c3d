package dev.sonoflux.training.dataset;

import dev.sonoflux.training.dataset.AudioLocation.Excerpt;
import dev.sonoflux.training.dataset.AudioLocation.WholeFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one line of a manifest says. */
final class ManifestRow {
    private static final String PATH = "path";
    private static final String FILE_NAME = "file_name";
    private static final String LABEL = "label";
    private static final String SPEAKER = "speaker";
    private static final String SPLIT = "split";
    private static final String ID = "id";
    private static final String OFFSET = "offset";
    private static final String DURATION = "duration";

    private final Path manifest;
    private final long line;
    private final Map<String, String> fields;
    private final List<String> problems = new ArrayList<>();

    /** @param fields by name, as text; those that are empty or null aren't there */
    ManifestRow(Path manifest, long line, Map<String, String> fields) {
        this.manifest = manifest;
        this.line = line;
        this.fields = fields;
    }

    long line() {
        return line;
    }

    boolean hasSplit() {
        return fields.containsKey(SPLIT);
    }

    List<String> problems() {
        return problems;
    }

    String problem(String field, String problem) {
        return manifest + ", line " + line + ", field '" + field + "': " + problem;
    }

    /** The recording, if nothing is wrong with the line. */
    Optional<Recording> recording() {
        String pathField = fields.containsKey(FILE_NAME) && !fields.containsKey(PATH) ? FILE_NAME : PATH;
        String path = required(pathField);
        String label = required(LABEL);
        Path file = file(pathField, path);
        Optional<Duration> offset = seconds(OFFSET);
        Optional<Duration> length = seconds(DURATION);
        if (offset.isPresent() && length.isEmpty()) {
            problems.add(problem(DURATION, "is missing, though there is an offset"));
        }
        if (length.isPresent() && (length.get().isZero() || length.get().compareTo(StoredAudio.LONGEST) > 0)) {
            problems.add(problem(
                    DURATION,
                    "'" + fields.get(DURATION) + "' must be more than 0 s and no more than "
                            + StoredAudio.LONGEST.toSeconds() + " s"));
        }
        boolean isExcerpt = offset.isPresent();
        String speaker = fields.getOrDefault(SPEAKER, Recording.UNKNOWN_SPEAKER);
        String id = fields.getOrDefault(ID, isExcerpt ? path + "@" + fields.get(OFFSET) : path);
        Split split = split(id, speaker);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        AudioLocation audio = isExcerpt ? new Excerpt(file, offset.get(), length.get()) : new WholeFile(file);
        return Optional.of(new Recording(id, label, speaker, split, audio));
    }

    private String required(String field) {
        String value = fields.getOrDefault(field, "").strip();
        if (value.isEmpty()) {
            problems.add(problem(field, "is missing"));
        }
        return Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    private Path file(String field, String path) {
        try {
            // As it was written: a file system may tell letters apart that look the same.
            Path file = manifest.resolveSibling(fields.getOrDefault(field, path).strip());
            if (!path.isEmpty() && !Files.isRegularFile(file)) {
                problems.add(problem(
                        field,
                        "'" + path + "' is no file"
                                + (Files.isDirectory(file) ? " but a folder" : "; it would be " + file)));
            }
            return file;
        } catch (InvalidPathException e) {
            problems.add(problem(field, "'" + path + "' is no path: " + e.getReason()));
            return manifest;
        }
    }

    private Split split(String id, String speaker) {
        if (!hasSplit()) {
            return HashedSplit.of(id, speaker);
        }
        Optional<Split> split = SplitName.of(fields.get(SPLIT).strip());
        if (split.isEmpty()) {
            problems.add(
                    problem(SPLIT, "'" + fields.get(SPLIT) + "' is none of train, validation (val, dev) and test"));
        }
        return split.orElse(Split.TRAIN);
    }

    private Optional<Duration> seconds(String field) {
        String value = fields.get(field);
        if (value == null) {
            return Optional.empty();
        }
        try {
            double seconds = Double.parseDouble(value.strip());
            if (seconds >= 0 && seconds < Integer.MAX_VALUE) {
                return Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)));
            }
            problems.add(problem(field, "'" + value + "' must be 0 s or more"));
        } catch (NumberFormatException e) {
            problems.add(problem(field, "'" + value + "' is no number of seconds"));
        }
        return Optional.empty();
    }
}
