package dev.sonoflux.cli;

import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Layout;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.openset.SoundFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Options that say which labelled recordings are meant. */
final class DatasetOptions {
    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "DIR",
            description = "Labelled recordings at any rate: a folder of files named {label}_{speaker}_{index}.wav, e.g."
                    + " 7_theo_12.wav; a folder with a folder for each label; Speech Commands; a manifest (.jsonl or"
                    + " .csv); parquet files as the Hugging Face hub has them. Several are taken as one.")
    private List<Path> folders;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            converter = LayoutName.class,
            description = "How --data says what is what: fsdd, folders, speech-commands, manifest or parquet. Default:"
                    + " told by looking.")
    private Optional<Layout> layout = Optional.empty();

    @Option(names = "--skip-broken", description = "Leave broken recordings out, with a warning, instead of failing.")
    private boolean skipBroken;

    Dataset dataset(Split split, PrintWriter err) {
        return open(folders, layout, split, err);
    }

    /** Other folders, whose broken recordings are treated as those of these are. */
    Dataset open(List<Path> folders, Optional<Layout> layout, Split split, PrintWriter err) {
        Dataset dataset = Dataset.open(folders, layout, split, broken(), warnings(err));
        for (Dataset part : dataset.parts()) {
            err.println("sonoflux: " + part.name() + ": " + part.recordings().size() + " recordings, split " + split
                    + ", " + part.layout().map(Layout::description).orElseThrow());
        }
        return dataset;
    }

    /** Recordings without labels, of which broken ones are treated alike. */
    SoundFiles sounds(List<Path> folders, PrintWriter err) {
        SoundFiles files = SoundFiles.in(folders, broken(), warnings(err));
        files.descriptions().forEach(line -> err.println("sonoflux: " + line));
        return files;
    }

    private Dataset.Broken broken() {
        return skipBroken ? Dataset.Broken.IS_SKIPPED : Dataset.Broken.FAILS;
    }

    private static Consumer<String> warnings(PrintWriter err) {
        return warning -> err.println("sonoflux: warning: " + warning);
    }
}
