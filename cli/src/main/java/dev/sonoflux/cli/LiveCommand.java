package dev.sonoflux.cli;

import dev.sonoflux.cli.terminal.Keyboard;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
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

/** Listens to the microphone. */
@Command(
        name = "live",
        description = "Listens to the microphone and tells what it hears; q or Ctrl-C ends it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Lengths of time are in the unit shown, or with a unit, e.g. 200ms. Keys are heard where standard input is a"
                    + " terminal; with --push-to-talk or --toggle, also through a pipe, a line's end being Enter.",
            "",
            "Exit status: 0 it was ended; 1 something failed, e.g. there is no microphone; 2 the pipeline or the command"
                    + " line is wrong."
        })
final class LiveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG",
            description =
                    "The pipeline's YAML file; its source, if it is no microphone, is replaced by one. Default: the"
                            + " shipped config/live.yaml.")
    private Optional<Path> config = Optional.empty();

    @Mixin
    private LiveOptions options;

    @Mixin
    private OutputOption output;

    @Mixin
    private SettingOptions settings;

    @Option(
            names = "--print-config",
            description = "Print the pipeline, with all of these options in it, as YAML, and do not run it.")
    private boolean printConfig;

    @Override
    public Integer call() {
        PipelineSpec shipped = PipelineSpec.read(config.orElseGet(Installation::liveConfig));
        PipelineSpec spec = settings.applyTo(output.applyTo(LiveChanges.of(options, shipped)));
        try (Pipeline pipeline = Pipeline.of(spec)) {
            if (!pipeline.hasSinks()) {
                throw new ParameterException(
                        command.commandLine(), "the pipeline has no sinks; add one to it, or give an --output");
            }
            if (printConfig) {
                command.commandLine().getOut().print(spec.toYaml());
                command.commandLine().getOut().flush();
                return ExitCode.OK;
            }
            return PipelineRun.toEnd(pipeline, command.commandLine().getErr(), keys(spec));
        }
    }

    /** What the keys do, for whoever sits at the terminal. */
    static String keys(PipelineSpec spec) {
        StringBuilder keys = new StringBuilder(Keyboard.QUIT + " ends it");
        if (spec.hasOperator("push-to-talk")) {
            keys.append("; ")
                    .append(spec.operatorSetting("push-to-talk", "key").orElse("enter"))
                    .append(" captures one window");
        }
        if (spec.hasOperator("toggle")) {
            keys.append("; ")
                    .append(spec.operatorSetting("toggle", "key").orElse("t"))
                    .append(" starts and stops listening");
        }
        return keys.toString();
    }
}
