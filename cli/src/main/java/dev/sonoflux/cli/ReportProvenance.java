package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.bundle.BundleManifest;
import dev.sonoflux.training.ContentHash;
import dev.sonoflux.training.evaluation.EvaluatedModel;
import dev.sonoflux.training.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** What a report says about where it comes from: how to make it again, and what with. */
final class ReportProvenance {
    private ReportProvenance() {}

    static HtmlReport addTo(HtmlReport report, ParseResult parsed, List<EvaluatedModel> models) {
        HtmlReport told = report.withProvenance(
                "Command",
                parsed.originalArgs().stream()
                        .map(ReportProvenance::quoted)
                        .collect(Collectors.joining(" ", "sonoflux ", "")));
        for (EvaluatedModel model : models) {
            told = told.withProvenance(
                    "Model " + model.name(),
                    model.bundle().folder() + ", " + BundleManifest.FILE + " has SHA-256 " + hash(model));
        }
        return told.withProvenance("Software", new Version().getVersion()[0]);
    }

    /** The manifest has the hashes of the model's other files, so that its own stands for all. */
    private static String hash(EvaluatedModel model) {
        Path manifest = model.bundle().folder().resolve(BundleManifest.FILE);
        try {
            return ContentHash.of(Files.readAllBytes(manifest));
        } catch (IOException e) {
            throw new SonofluxException(manifest + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./:=,+@%-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
