package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.bundle.BundleManifest;
import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.training.ContentHash;
import dev.sonoflux.training.evaluation.EvaluatedModel;
import dev.sonoflux.training.report.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** What a report says about where it comes from: how to make it again, and what with. */
final class ReportProvenance {
    private ReportProvenance() {}

    /** Of an evaluation. */
    static List<Fact> ofEvaluation(ParseResult parsed, List<EvaluatedModel> models) {
        List<Fact> facts = new ArrayList<>();
        facts.add(command(parsed));
        for (EvaluatedModel model : models) {
            facts.add(new Fact(
                    "Model " + model.name(),
                    model.bundle().folder() + ", " + BundleManifest.FILE + " has SHA-256 " + hash(model)));
        }
        facts.add(software());
        return facts;
    }

    /** Of a training. */
    static List<Fact> ofTraining(ParseResult parsed, List<Provenance.Dataset> datasets) {
        List<Fact> facts = new ArrayList<>();
        facts.add(command(parsed));
        for (Provenance.Dataset dataset : datasets) {
            facts.add(new Fact(
                    "Recordings " + dataset.name(),
                    dataset.utterances() + ", split " + dataset.split() + ", with SHA-256 " + dataset.sha256()));
        }
        facts.add(software());
        return facts;
    }

    private static Fact command(ParseResult parsed) {
        return new Fact(
                "Command",
                parsed.originalArgs().stream()
                        .map(ReportProvenance::quoted)
                        .collect(Collectors.joining(" ", "sonoflux ", "")));
    }

    private static Fact software() {
        return new Fact("Software", new Version().getVersion()[0]);
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
