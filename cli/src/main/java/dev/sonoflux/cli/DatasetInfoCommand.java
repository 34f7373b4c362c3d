package dev.sonoflux.cli;

import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Recording;
import dev.sonoflux.training.dataset.Split;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is in a dataset. */
@Command(
        name = "info",
        description = "Says what is in a dataset: recordings for each label.",
        mixinStandardHelpOptions = true)
final class DatasetInfoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "DIR", description = "A folder of recordings.")
    private Path folder;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Dataset dataset = Dataset.open(
                folder, Split.ALL, Dataset.Broken.FAILS, warning -> err.println("sonoflux: warning: " + warning));
        out.println(dataset.name() + ": " + dataset.recordings().size() + " recordings of "
                + dataset.speakers().size() + " speakers");
        Map<String, Long> counts = dataset.recordings().stream()
                .collect(Collectors.groupingBy(Recording::label, TreeMap::new, Collectors.counting()));
        counts.forEach((label, count) -> out.println(label + "\t" + count));
        out.flush();
        return ExitCode.OK;
    }
}
