package dev.sonoflux.training.dataset;

import java.util.Locale;

/** How a dataset says which recording is of which word. */
public enum Layout {
    /** Files {@code {label}_{speaker}_{index}.wav} in the folder, or in its folder {@code recordings}. */
    FSDD("files named {label}_{speaker}_{index}.wav"),
    /** A folder for each label, at any depth; above it there may be {@code train}, {@code validation} and {@code test}. */
    FOLDERS("a folder for each label"),
    /** A folder for each word, files {@code {speaker}_nohash_{n}.wav}, and lists of what is for validation and testing. */
    SPEECH_COMMANDS("a folder for each word, as Speech Commands has them"),
    /** A list of files with their labels: JSON lines or CSV. */
    MANIFEST("a manifest"),
    /** Parquet files with the columns {@code audio} and {@code label}, as the Hugging Face hub has them. */
    PARQUET("parquet files");

    private final String description;

    Layout(String description) {
        this.description = description;
    }

    /** In a few words, for people. */
    public String description() {
        return description;
    }

    /** As on the command line, e.g. {@code speech-commands}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
