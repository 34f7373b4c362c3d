package dev.sonoflux.cli;

import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recording.RecordingSinkProvider;
import dev.sonoflux.engine.recording.RecordingSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.scheduler.Schedulers;

/** Runs a pipeline on a recording as it ran on the microphone. */
@Command(
        name = "replay",
        description = "Runs a pipeline on a recording of 'live --record' or 'record': key presses, gaps and faults"
                + " included, it gives the same detections to the byte as the run that recorded.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The pipeline's source is not used, and it is not recorded again: its 'recording' sinks are left out.",
            "",
            "Exit status: 0 all was processed; 1 something failed, also a fault of the source that was recorded; 2 the"
                    + " pipeline or the command line is wrong."
        })
final class ReplayCommand implements Callable<Integer> {
    private enum Pace {
        REALTIME,
        MAX
    }

    @Spec
    private CommandSpec command;

    @Parameters(
            index = "0",
            paramLabel = "RECORDING",
            description = "The recording's WAV file, with its events beside it.")
    private Path recording;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CONFIG",
            description = "The pipeline's YAML file. Default: the shipped config/live.yaml.")
    private Optional<Path> config = Optional.empty();

    @Mixin
    private OutputOption output;

    @Mixin
    private SettingOptions settings;

    @Option(
            names = "--pace",
            paramLabel = "realtime|max",
            defaultValue = "max",
            description = "How fast it is replayed: each event when it came, or as fast as possible (default).")
    private Pace pace = Pace.MAX;

    @Override
    public Integer call() {
        RecordingSource source = RecordingSource.of(recording);
        RecordingSource paced = pace == Pace.MAX ? source : source.inRealTime(Schedulers.boundedElastic());
        PipelineSpec recorded = PipelineSpec.read(config.orElseGet(Installation::liveConfig));
        PipelineSpec spec = settings.applyTo(output.applyTo(recorded)).withoutSink(RecordingSinkProvider.NAME);
        try (Pipeline pipeline = Pipeline.of(spec, paced)) {
            if (!pipeline.hasSinks()) {
                throw new ParameterException(
                        command.commandLine(), "the pipeline has no sinks; add one to it, or give an --output");
            }
            return PipelineRun.toEnd(pipeline, command.commandLine().getErr());
        }
    }
}
