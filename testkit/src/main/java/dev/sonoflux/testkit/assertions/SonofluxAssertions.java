package dev.sonoflux.testkit.assertions;

import dev.sonoflux.engine.recognition.Detection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;

/** Where assertions begin, for a static import. */
public final class SonofluxAssertions {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SonofluxAssertions() {}

    /** Detections that are there. */
    public static DetectionsAssert assertThatDetections(Collection<Detection> detections) {
        return new DetectionsAssert(detections == null ? null : List.copyOf(detections));
    }

    /** Detections that are still to come: waits until the flux is complete, a minute at most. */
    public static DetectionsAssert assertThatDetections(Flux<Detection> detections) {
        return new DetectionsAssert(detections.collectList().block(PATIENCE));
    }

    /** What a JSON lines sink has written. */
    public static JsonLinesAssert assertThatJsonLines(String lines) {
        return new JsonLinesAssert(lines);
    }

    /** A file that a JSON lines sink has written. */
    public static JsonLinesAssert assertThatJsonLines(Path file) {
        try {
            return new JsonLinesAssert(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
