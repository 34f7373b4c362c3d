package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.bundle.BundleWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options that say where a trained model is written. */
final class BundlePlace {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

    @Option(names = "--out", paramLabel = "BUNDLE", description = "The folder to write the model to.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--name", paramLabel = "N", description = "Write the model to models/N in the working directory.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--avoid-overwrite",
            description = "Where there is a model already, write to a new place with a number, e.g. models/N-2, instead"
                    + " of replacing it.")
    private boolean avoidOverwrite;

    boolean isGiven() {
        return out.isPresent() || name.isPresent();
    }

    /** What is wrong with the options, if anything. */
    Optional<String> problem() {
        if (out.isPresent() && name.isPresent()) {
            return Optional.of("--out and --name exclude each other");
        }
        if (avoidOverwrite && !isGiven()) {
            return Optional.of("--avoid-overwrite is about --out or --name, and neither is given");
        }
        return name.filter(n -> !NAME.matcher(n).matches())
                .map(n -> "--name: '" + n + "' is no name; it takes letters, digits, '.', '-' and '_'");
    }

    /**
     * Where the model goes.
     *
     * @throws SonofluxException if something else is there
     */
    Optional<Path> folder() {
        Optional<Path> wanted = out.or(() -> name.map(n -> Path.of("models", n)));
        wanted.ifPresent(BundleWriter::putBack);
        Optional<Path> folder = avoidOverwrite ? wanted.map(BundlePlace::free) : wanted;
        folder.ifPresent(BundleWriter::requireFree);
        return folder;
    }

    private static Path free(Path wanted) {
        Path folder = wanted;
        for (int number = 2; Files.exists(folder); number++) {
            folder = wanted.resolveSibling(wanted.getFileName() + "-" + number);
        }
        return folder;
    }
}
