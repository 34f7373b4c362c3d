package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.FolderName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is in one of a dataset's folders.
 *
 * @param name the folder's name; that of a file, without its extension
 * @param layout what it looks like, or was said to be
 * @param recordings all of them, in order
 */
record DatasetFolder(Path path, String name, Layout layout, List<Recording> recordings) {
    /**
     * Lists a folder, or the manifest or parquet file that is one.
     *
     * @throws SonofluxException if there are no labelled recordings in it
     */
    static DatasetFolder list(Path path, Optional<Layout> said, Consumer<String> warnings) {
        if (!Files.exists(path)) {
            throw new SonofluxException(path + " does not exist; a dataset is a folder, a manifest or a parquet file");
        }
        String name = name(path);
        Layout layout = said.orElseGet(() -> detect(path));
        List<Recording> recordings = switch (layout) {
            case FSDD -> FsddListing.list(folder(path, layout), warnings);
            case FOLDERS -> FolderListing.list(folder(path, layout), warnings);
            case SPEECH_COMMANDS -> SpeechCommandsListing.list(folder(path, layout), warnings);
            case MANIFEST -> ManifestListing.list(path);
            case PARQUET -> ParquetListing.list(path, warnings);
        };
        if (recordings.isEmpty()) {
            throw new SonofluxException(
                    path + " has no recordings in the layout '" + layout + "', " + layout.description());
        }
        return new DatasetFolder(path, name, layout, recordings);
    }

    private static Path folder(Path path, Layout layout) {
        if (!Files.isDirectory(path)) {
            throw new SonofluxException(path + " is not a folder; with the layout '" + layout + "', a dataset is one");
        }
        return path;
    }

    private static Layout detect(Path path) {
        if (ManifestListing.fits(path)) {
            return Layout.MANIFEST;
        }
        if (ParquetListing.fits(path)) {
            return Layout.PARQUET;
        }
        if (!Files.isDirectory(path)) {
            throw new SonofluxException(
                    path + " is not a folder; a dataset is one, or a manifest (.jsonl, .csv), or a" + " .parquet file");
        }
        if (SpeechCommandsListing.fits(path)) {
            return Layout.SPEECH_COMMANDS;
        }
        if (FsddListing.fits(path)) {
            return Layout.FSDD;
        }
        if (FolderListing.fits(path)) {
            return Layout.FOLDERS;
        }
        throw new SonofluxException(path + " has no recordings named {label}_{speaker}_{index}.wav, e.g."
                + " 7_theo_12.wav, and no folders of recordings for each label, no manifest and no parquet files ("
                + AudioFiles.in(path).size() + " audio files were found)");
    }

    private static String name(Path path) {
        String name = FolderName.of(path);
        int dot = name.lastIndexOf('.');
        return Files.isDirectory(path) || dot < 1 ? name : name.substring(0, dot);
    }
}
