package dev.sonoflux.cli;

import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say which labelled recordings are meant, and how many threads work on them. */
final class DatasetOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description =
                    "A folder of recordings named {label}_{speaker}_{index}.wav, e.g. 7_theo_12.wav, at any" + " rate.")
    private Path folder;

    @Option(names = "--skip-broken", description = "Leave broken recordings out, with a warning, instead of failing.")
    private boolean skipBroken;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = WholeNumber.Jobs.class,
            description = "How many threads; the results are the same. Default: the processors there are.")
    private Optional<Integer> jobs = Optional.empty();

    Dataset dataset(Split split, PrintWriter err) {
        Dataset.Broken broken = skipBroken ? Dataset.Broken.IS_SKIPPED : Dataset.Broken.FAILS;
        return Dataset.open(folder, split, broken, warning -> err.println("sonoflux: warning: " + warning));
    }

    Jobs jobs() {
        return jobs.map(Jobs::of).orElseGet(Jobs::ofProcessors);
    }
}
