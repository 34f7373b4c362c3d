package dev.sonoflux.cli;

import dev.sonoflux.engine.microphone.MicrophoneSource;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.source.PacedSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.core.scheduler.Schedulers;

/** Runs a pipeline from YAML. */
@Command(
        name = "run",
        description = "Runs a pipeline over its source, or over the inputs given here.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 all was processed; 1 something failed, e.g. one of several files; 2 the pipeline or the"
                    + " command line is wrong."
        })
final class RunCommand implements Callable<Integer> {
    private enum Pace {
        REALTIME,
        MAX
    }

    @Spec
    private CommandSpec command;

    @Mixin
    private PipelineOptions options;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--pace",
            paramLabel = "realtime|max",
            defaultValue = "max",
            description = "How fast recordings are read: as they were spoken, or as fast as possible (default).")
    private Pace pace = Pace.MAX;

    @Override
    public Integer call() {
        PipelineSpec spec = options.spec(output::applyTo);
        try (Pipeline pipeline = options.pipeline(spec)) {
            if (!pipeline.hasSinks()) {
                throw new ParameterException(
                        command.commandLine(), "the pipeline has no sinks; add one to it, or give an --output");
            }
            if (pipeline.source() instanceof MicrophoneSource) {
                return listen(pipeline, spec);
            }
            Pipeline paced = pace == Pace.MAX
                    ? pipeline
                    : pipeline.withSource(new PacedSource(pipeline.source(), Schedulers.boundedElastic()));
            return PipelineRun.toEnd(paced, command.commandLine().getErr());
        }
    }

    /** What is printed by {@code live} runs here as it does there. */
    private int listen(Pipeline pipeline, PipelineSpec spec) {
        if (pace == Pace.REALTIME) {
            throw new ParameterException(
                    command.commandLine(), "--pace is about recordings, and a microphone has its own; leave it out");
        }
        return PipelineRun.toEnd(pipeline, command.commandLine().getErr(), LiveCommand.keys(spec));
    }
}
