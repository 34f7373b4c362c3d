package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Sonoflux comes with: the folder that the launcher names. */
final class Installation {
    private static final String DEFAULT_CONFIG = "config/digits.yaml";
    private static final String LIVE_CONFIG = "config/live.yaml";
    private static final String DEFAULT_MODEL = "models/digits";
    private static final String SPEECH_EMBEDDING = "models/third-party/speech-embedding/embedding_model.onnx";
    private static final String DEMO_RECORDING = "demo/digits.wav";

    private Installation() {}

    /** The pipeline that is run where none is named. */
    static Path defaultConfig() {
        return shipped(DEFAULT_CONFIG);
    }

    /** The pipeline that listens to the microphone where none is named. */
    static Path liveConfig() {
        return shipped(LIVE_CONFIG);
    }

    /** The model that is used where none is named. */
    static Path defaultModel() {
        return shipped(DEFAULT_MODEL);
    }

    /** What an embedding begins with where nothing else is named. */
    static Path speechEmbedding() {
        return shipped(SPEECH_EMBEDDING);
    }

    /** Digits spoken by synthetic voices. */
    static Path demoRecording() {
        return shipped(DEMO_RECORDING);
    }

    private static Path shipped(String path) {
        Path file = Path.of(System.getProperty("sonoflux.home", "")).resolve(path);
        if (!Files.exists(file)) {
            throw new SonofluxException(file + " does not exist, though Sonoflux comes with it; start Sonoflux with its"
                    + " launcher, or name a file of your own");
        }
        return file;
    }
}
