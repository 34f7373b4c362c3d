package dev.sonoflux.cli;

import dev.sonoflux.operators.bundle.BundleManifest;
import dev.sonoflux.operators.bundle.MeasuredResult;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.bundle.Provenance;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at model bundles, and gets pretrained models. */
@Command(
        name = "model",
        description = "Looks at models, and gets pretrained ones.",
        subcommands = {ModelImportCommand.class, ModelCreateWav2Vec2Command.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "show|import|create-wav2vec2")
final class ModelCommand {
    @Spec
    private CommandSpec command;

    @Command(
            name = "show",
            description = "Checks a model's bundle, hashes and shapes included, and prints what it is.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "BUNDLE",
                            description = "The model's folder. Default: the shipped models/digits.")
                    Optional<Path> model) {
        try (ModelBundle bundle = ModelBundle.open(model.orElseGet(Installation::defaultModel))) {
            print(bundle, command.commandLine().getOut());
        }
        return ExitCode.OK;
    }

    private static void print(ModelBundle bundle, PrintWriter out) {
        BundleManifest manifest = bundle.manifest();
        out.println(manifest.name() + ", " + manifest.family() + ", for audio at "
                + manifest.features().sampleRate() + " Hz");
        line(out, "labels", String.join(", ", manifest.labels()));
        line(out, "temperature", String.format(Locale.ROOT, "%.4f", manifest.temperature()));
        line(out, "confidence", String.format(Locale.ROOT, "%.2f recommended", manifest.confidence()));
        out.println("features");
        manifest.features().toMap().forEach((key, value) -> line(out, "  " + key, String.valueOf(value)));
        Provenance provenance = manifest.provenance();
        out.println("made of");
        line(out, "  recipe", provenance.recipe() + ", seed " + provenance.seed());
        provenance.parameters().forEach((key, value) -> line(out, "  " + key, value));
        for (Provenance.Dataset data : provenance.datasets()) {
            line(
                    out,
                    "  data",
                    data.name() + ", split " + data.split() + ", " + data.utterances() + " recordings of "
                            + String.join(", ", data.speakers()));
        }
        line(out, "  by", provenance.software() + ", Java " + provenance.java());
        out.println("measured");
        for (MeasuredResult result : manifest.results()) {
            line(
                    out,
                    "  " + result.measure(),
                    String.format(Locale.ROOT, "%.4f", result.value()) + " (n = " + result.n() + "; " + result.how()
                            + ")");
        }
        out.flush();
    }

    private static void line(PrintWriter out, String key, String value) {
        out.println(String.format(Locale.ROOT, "%-26s", key) + " " + value);
    }
}
