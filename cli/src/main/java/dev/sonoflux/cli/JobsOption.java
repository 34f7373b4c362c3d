package dev.sonoflux.cli;

import dev.sonoflux.training.Jobs;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says how many threads work. */
final class JobsOption {
    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = WholeNumber.Jobs.class,
            description = "How many threads; the results are the same. Default: the processors there are.")
    private Optional<Integer> count = Optional.empty();

    Jobs open() {
        return count.map(Jobs::of).orElseGet(Jobs::ofProcessors);
    }
}
