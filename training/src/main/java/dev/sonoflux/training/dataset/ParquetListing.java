package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.AudioLocation.ParquetCell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.example.data.Group;

/**
 * The parquet files of a dataset of the Hugging Face hub: a file or several for each split, which their names or folders
 * tell. A row's id is its audio's name if all names differ, and its place otherwise.
 */
final class ParquetListing {
    private static final int DEPTH = 4;
    private static final Pattern PARQUET = Pattern.compile(".+\\.parquet", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPLIT = Pattern.compile("([A-Za-z]+)[-._].*");
    private static final Pattern SHARD = Pattern.compile("(.*-)([0-9]{5})-of-([0-9]{5})[-.].*");

    private final ClassNames classNames;
    private final boolean hasSplits;
    private final List<Recording> recordings = new ArrayList<>();
    private final List<Optional<String>> names = new ArrayList<>();

    private ParquetListing(ClassNames classNames, boolean hasSplits) {
        this.classNames = classNames;
        this.hasSplits = hasSplits;
    }

    static boolean fits(Path path) {
        return !files(path).isEmpty();
    }

    /** @throws SonofluxException if a file is broken, or isn't of that layout */
    static List<Recording> list(Path path, Consumer<String> warnings) {
        Map<String, Path> files = files(path);
        requireOneDataset(path, files.keySet());
        missingShards(files.keySet())
                .forEach(shard -> warnings.accept(path + " has no " + shard
                        + ", which its other files say that there is; the dataset is incomplete"));
        boolean hasSplits = files.keySet().stream().anyMatch(file -> split(file).isPresent());
        ParquetListing listing = new ParquetListing(ClassNames.besides(path), hasSplits);
        files.forEach(listing::add);
        return listing.named();
    }

    private static Map<String, Path> files(Path path) {
        if (Files.isDirectory(path)) {
            return AudioFiles.walk(path, DEPTH, PARQUET);
        }
        String name = path.getFileName().toString();
        return PARQUET.matcher(name).matches() ? new TreeMap<>(Map.of(name, path)) : Map.of();
    }

    /** A folder of the hub may hold several datasets, each in a folder of its own. */
    private static void requireOneDataset(Path path, Set<String> files) {
        Set<String> folders = new TreeSet<>();
        for (String file : files) {
            List<String> parts = new ArrayList<>(List.of(file.split("/")));
            parts.remove(parts.size() - 1);
            parts.removeIf(part -> SplitName.of(part).isPresent());
            folders.add(String.join("/", parts));
        }
        if (folders.size() > 1) {
            throw new SonofluxException(path + " holds several datasets: " + folders + "; name the folder of one");
        }
    }

    private static Set<String> missingShards(Set<String> files) {
        Set<String> missing = new TreeSet<>();
        Set<String> present = new HashSet<>();
        for (String file : files) {
            Matcher name = SHARD.matcher(file);
            if (name.matches()) {
                present.add(name.group(1) + name.group(2));
                for (int i = 0; i < Integer.parseInt(name.group(3)); i++) {
                    missing.add(name.group(1) + String.format("%05d", i));
                }
            }
        }
        missing.removeAll(present);
        return missing;
    }

    private static Optional<Split> split(String file) {
        String[] parts = file.split("/");
        Matcher name = SPLIT.matcher(parts[parts.length - 1]);
        Optional<Split> split = name.matches() ? SplitName.of(name.group(1)) : Optional.empty();
        for (int i = parts.length - 2; i >= 0 && split.isEmpty(); i--) {
            split = SplitName.of(parts[i]);
        }
        return split;
    }

    private void add(String shardName, Path file) {
        try (ParquetShard shard = ParquetShard.open(file)) {
            ParquetColumns columns = ParquetColumns.of(file, shard.schema());
            ClassNames labels = ClassNames.in(shard).orElse(classNames);
            shard.only(columns.withoutBytes());
            Optional<Split> said = hasSplits ? Optional.of(split(shardName).orElse(Split.TRAIN)) : Optional.empty();
            for (long row = 0; row < shard.rowCount(); row++) {
                add(shardName, new ParquetCell(file, row), shard.row(row), columns, labels, said);
            }
        }
    }

    private void add(
            String shardName,
            ParquetCell cell,
            Group row,
            ParquetColumns columns,
            ClassNames labels,
            Optional<Split> said) {
        Optional<String> name = columns.path()
                .flatMap(path -> row.getFieldRepetitionCount(path.getName()) == 0
                        ? Optional.empty()
                        : text(row.getGroup(path.getName(), 0), "path"))
                .map(path -> path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
        String value = text(row, columns.label().getName())
                .orElseThrow(() -> new SonofluxException(cell + ", column 'label': is empty"));
        String label = ParquetColumns.isNumber(columns.label()) ? labels.name(value, cell) : value;
        String speaker = columns.speaker()
                .flatMap(column -> text(row, column.getName()))
                .or(() -> name.flatMap(FsddName::of).map(FsddName::speaker))
                .orElse(Recording.UNKNOWN_SPEAKER);
        String id = shardName + "/" + cell.row();
        Split split = said.orElseGet(() -> HashedSplit.of(name.orElse(id), speaker));
        recordings.add(new Recording(id, Normalizer.normalize(label, Normalizer.Form.NFC), speaker, split, cell));
        names.add(name);
    }

    private static Optional<String> text(Group row, String column) {
        return row.getFieldRepetitionCount(column) == 0
                ? Optional.empty()
                : Optional.of(row.getValueToString(row.getType().getFieldIndex(column), 0)
                                .strip())
                        .filter(text -> !text.isEmpty());
    }

    private List<Recording> named() {
        boolean allDiffer = names.stream().allMatch(Optional::isPresent) && new HashSet<>(names).size() == names.size();
        if (!allDiffer) {
            return recordings;
        }
        List<Recording> named = new ArrayList<>();
        for (int i = 0; i < recordings.size(); i++) {
            named.add(recordings.get(i).withId(names.get(i).orElseThrow()));
        }
        return named;
    }
}
