package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.features.DatasetExamples;
import dev.sonoflux.training.features.ExampleSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say what is trained on beside the labelled recordings, and never tested on. */
final class TrainingOnlyOptions {
    @Option(
            names = "--also",
            arity = "1..*",
            paramLabel = "DIR",
            description = "More recordings of the words in --data, e.g. by synthetic voices, in any layout that it may"
                    + " have: all of them are trained on, and no figure or choice is made of them.")
    private List<Path> also = new ArrayList<>();

    /**
     * Where the examples come from that are not tested.
     *
     * @throws SonofluxException if they are of words that the dataset doesn't have
     */
    List<ExampleSource> sources(DatasetOptions data, Dataset words, PrintWriter err) {
        if (also.isEmpty()) {
            return List.of();
        }
        Dataset more = data.open(also, Optional.empty(), Split.ALL, err);
        List<String> unknown = new ArrayList<>(more.labels());
        unknown.removeAll(words.labels());
        if (!unknown.isEmpty()) {
            throw new SonofluxException("--also " + more.name() + " has the labels " + unknown + ", and --data "
                    + words.name() + " doesn't: " + words.labels()
                    + ". Take them out of it, or add recordings of them to --data.");
        }
        return List.of(DatasetExamples.trainedOnly(more));
    }
}
