package dev.sonoflux.examples.server;

import dev.sonoflux.engine.SonofluxException;
import java.nio.file.Path;

/** {@code detection-server PIPELINE [PORT]}: serves until it is told to stop. */
public final class Main {
    private static final int USAGE_ERROR = 2;

    private Main() {}

    public static void main(String[] args) {
        try {
            DetectionServer server = DetectionServer.start(config(args));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
            System.out.println("listening at http://" + ServerConfig.DEFAULT_HOST + ":" + server.port());
            server.await();
        } catch (SonofluxException | IllegalArgumentException e) {
            System.err.println("detection-server: " + e.getMessage());
            System.exit(USAGE_ERROR);
        }
    }

    private static ServerConfig config(String[] args) {
        if (args.length < 1 || args.length > 2) {
            throw new IllegalArgumentException("usage: detection-server PIPELINE.yaml [PORT]");
        }
        ServerConfig config = ServerConfig.of(Path.of(args[0]));
        try {
            return args.length == 1 ? config : config.withPort(Integer.parseInt(args[1]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + args[1] + "' is no port", e);
        }
    }
}
