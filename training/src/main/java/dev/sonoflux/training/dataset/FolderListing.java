package dev.sonoflux.training.dataset;

import dev.sonoflux.training.dataset.AudioLocation.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The folder that a file is in is its label. A folder {@code train}, {@code validation} or {@code test} above the labels
 * is the split; where there is one, what is in none of them is for training. Without any, {@link HashedSplit} applies.
 */
final class FolderListing {
    private FolderListing() {}

    /** Whether there are audio files in folders. */
    static boolean fits(Path folder) {
        return AudioFiles.under(folder).keySet().stream().anyMatch(id -> id.contains("/"));
    }

    static List<Recording> list(Path folder, Consumer<String> warnings) {
        Map<String, Path> files = AudioFiles.under(folder);
        boolean hasSplits =
                files.keySet().stream().anyMatch(id -> splitAbove(id.split("/")).isPresent());
        List<Recording> recordings = new ArrayList<>();
        files.forEach((id, file) -> {
            String[] parts = id.split("/");
            if (parts.length < 2) {
                warnings.accept(file + " is left out: it is in no folder that could be its label");
                return;
            }
            String label = parts[parts.length - 2];
            String speaker = speaker(label, parts[parts.length - 1]);
            Split split = hasSplits ? splitAbove(parts).orElse(Split.TRAIN) : HashedSplit.of(id, speaker);
            recordings.add(new Recording(id, label, speaker, split, new WholeFile(file)));
        });
        return recordings;
    }

    private static Optional<Split> splitAbove(String[] parts) {
        for (int i = 0; i < parts.length - 2; i++) {
            Optional<Split> split = SplitName.of(parts[i]);
            if (split.isPresent()) {
                return split;
            }
        }
        return Optional.empty();
    }

    private static String speaker(String label, String fileName) {
        return FsddName.of(fileName)
                .filter(said -> said.label().equals(label))
                .map(FsddName::speaker)
                .orElse(Recording.UNKNOWN_SPEAKER);
    }
}
