package dev.sonoflux.cli;

import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.source.FileSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what Sonoflux does, on what it comes with. */
@Command(
        name = "demo",
        description = "Recognises the digits in a shipped recording of synthetic voices, with the shipped pipeline.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PipelineSpec spec = PipelineSpec.read(Installation.defaultConfig());
        FileSource recording = FileSource.of(Installation.demoRecording());
        try (Pipeline pipeline = Pipeline.of(spec, recording)) {
            return PipelineRun.toEnd(pipeline, command.commandLine().getErr());
        }
    }
}
