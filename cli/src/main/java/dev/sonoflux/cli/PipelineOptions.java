package dev.sonoflux.cli;

import dev.sonoflux.engine.audiofile.AudioReader;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Options that say which pipeline is meant, and what is changed in it. */
final class PipelineOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG",
            description = "The pipeline's YAML file. Default: the shipped config/digits.yaml.")
    private Optional<Path> config = Optional.empty();

    @Mixin
    private SettingOptions settings;

    @Mixin
    private InputOptions input;

    /** The pipeline as it is written, with the settings. */
    PipelineSpec spec() {
        return spec(UnaryOperator.identity());
    }

    /** The pipeline as it is written, with a change and then with the settings. */
    PipelineSpec spec(UnaryOperator<PipelineSpec> change) {
        config.filter(AudioReader::isNamedAsAudio).ifPresent(path -> {
            throw new ParameterException(
                    command.commandLine(), path + " is a recording and no pipeline; listen to it with --input " + path);
        });
        return settings.applyTo(change.apply(PipelineSpec.read(config.orElseGet(Installation::defaultConfig))));
    }

    /** The checked pipeline, with the inputs as its source if there are any. */
    Pipeline pipeline(PipelineSpec spec) {
        return input.source().map(source -> Pipeline.of(spec, source)).orElseGet(() -> Pipeline.of(spec));
    }
}
