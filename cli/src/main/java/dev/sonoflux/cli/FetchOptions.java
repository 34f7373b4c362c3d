package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.fetch.FetchConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where something is fetched from, and as whom. */
final class FetchOptions {
    @Option(
            names = "--mirror",
            paramLabel = "URL",
            defaultValue = "${env:SONOFLUX_MIRROR}",
            description = "Ask this host, with the same paths, instead of codeload.github.com or huggingface.co.")
    private Optional<URI> mirror = Optional.empty();

    /** @throws ParameterException if the mirror is no address */
    FetchConfig config(CommandSpec command) {
        mirror.ifPresent(uri -> {
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                throw new ParameterException(
                        command.commandLine(), "--mirror '" + uri + "' is no address like https://mirror.example.org");
            }
        });
        return FetchConfig.ofDefaults().withMirror(mirror).withToken(token(), FetchConfig.HUB);
    }

    private static Optional<String> token() {
        return Optional.ofNullable(System.getenv("HF_TOKEN"))
                .map(String::strip)
                .filter(token -> token.matches("[!-~]+"));
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SonofluxException("interrupted", e);
        }
    }
}
