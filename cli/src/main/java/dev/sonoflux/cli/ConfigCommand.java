package dev.sonoflux.cli;

import dev.sonoflux.engine.pipeline.Components;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSchema;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Looks at pipelines without running them. */
@Command(
        name = "config",
        description = "Checks and explains pipelines, and tells editors what one may write.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "validate|explain|schema|reference")
final class ConfigCommand {
    @Spec
    private CommandSpec command;

    @Command(
            name = "validate",
            description = "Says everything that is wrong with a pipeline, with line and column.",
            mixinStandardHelpOptions = true)
    int validate(@Mixin PipelineOptions options) {
        try (Pipeline pipeline = options.pipeline(options.spec())) {
            out().println(pipeline.name() + ": valid");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "explain",
            description = "Prints the plan of a pipeline: each operator with its types, parameters and latency.",
            mixinStandardHelpOptions = true)
    int explain(@Mixin PipelineOptions options) {
        try (Pipeline pipeline = options.pipeline(options.spec())) {
            out().print(pipeline.explain());
            out().flush();
        }
        return ExitCode.OK;
    }

    @Command(
            name = "schema",
            description = "Prints the JSON Schema of pipelines, for editors that complete and check YAML.",
            mixinStandardHelpOptions = true)
    int schema() {
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        out().println(json.writeValueAsString(PipelineSchema.of(Components.onClassPath())));
        return ExitCode.OK;
    }

    @Command(
            name = "reference",
            description = "Prints every source, operator and sink with its settings, as Markdown.",
            mixinStandardHelpOptions = true)
    int reference() {
        out().print(ComponentReference.markdown(Components.onClassPath()));
        out().flush();
        return ExitCode.OK;
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
