package dev.sonoflux.cli;

import dev.sonoflux.engine.pipeline.PipelineSpec;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where detections are written besides what the pipeline says. */
final class OutputOption {
    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write detections to this file as JSON lines; - is standard output.")
    private Optional<String> output = Optional.empty();

    /** With the output as a sink; if it is standard output, nothing else is written there. */
    PipelineSpec applyTo(PipelineSpec spec) {
        if (output.isEmpty()) {
            return spec;
        }
        PipelineSpec written = spec.withSink("json-lines", "path", output.get(), "--output " + output.get());
        return output.get().equals(STANDARD_OUTPUT) ? written.withoutSink("console") : written;
    }
}
