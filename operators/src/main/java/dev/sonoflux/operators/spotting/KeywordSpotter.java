package dev.sonoflux.operators.spotting;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.window.WindowConfig;
import dev.sonoflux.operators.window.Windower;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Scores segments of speech step by step, in the place of sliding windows, features and inference: of each step of 8 frames
 * it computes one new vector and scores it with those before it, where these compute the whole window again.
 *
 * <p>Windows are {@link Windower}'s, as long as the model's frames ({@link #windows}) and one every step from the segment's
 * start on; they come when the segment is known to go on behind them, and the scores are those of {@code infer} but for the
 * rounding of 32-bit floats. The last window ends where the segment ends, and so between two steps: it is computed whole, by the
 * bundle's own features and classifier, as is the only one of a segment that is no longer than a window, which has silence
 * around it.
 *
 * <p>One stream's state, which does not grow with a segment; the network is shared.
 */
public final class KeywordSpotter implements Stage<SpeechEvent, Scores> {
    private static final double NANOS = 1e9;

    private final ModelBundle bundle;
    private final Windower windower;
    private final EmbeddingStream stream;
    private final FeatureExtractor extractor;

    /** @param network shared, and closed by whoever opened it */
    public KeywordSpotter(EmbeddingNetwork network) {
        bundle = network.bundle();
        windower = new Windower(windows(bundle.features()));
        stream = new EmbeddingStream(network);
        extractor = new FeatureExtractor(bundle.features());
    }

    /** The operator for {@link Flux#transform}, a fresh one for each subscriber. */
    public static Function<Flux<SpeechEvent>, Flux<Scores>> operator(EmbeddingNetwork network) {
        return Stages.operator(() -> new KeywordSpotter(network));
    }

    /** The windows that are scored: as long as all frames of the features, one every 8 frames. */
    public static WindowConfig.Sliding windows(FeatureSpec features) {
        int length = (features.frames().orElseThrow() - 1) * features.hop() + features.nFft();
        return WindowConfig.sliding(
                duration(length, features.sampleRate()),
                duration(EmbeddingNetwork.STEP * features.hop(), features.sampleRate()));
    }

    private static Duration duration(int samples, int sampleRate) {
        return Duration.ofNanos(Math.round(samples * NANOS / sampleRate));
    }

    /** @throws SonofluxException if the audio is not at the model's sample rate */
    @Override
    public void accept(SpeechEvent event, Consumer<? super Scores> out) {
        if (event.sampleRate() != bundle.features().sampleRate()) {
            throw new SonofluxException(wrongRate(bundle.features().sampleRate(), event.sampleRate()));
        }
        if (event instanceof SpeechEvent.Started) {
            stream.restart();
        } else if (event instanceof SpeechEvent.Samples samples) {
            stream.add(samples.frame().samples());
        }
        windower.accept(event, window -> out.accept(new Scores(bundle.labels(), score(window), window)));
    }

    private double[] score(AudioWindow window) {
        return window.last() ? bundle.classifier().score(extractor.extract(window)) : stream.score();
    }

    static String wrongRate(int trained, int actual) {
        return "this model is for audio at " + trained + " Hz, and this audio is at " + actual
                + " Hz; put `resample: { rate: " + trained + " }` before it";
    }
}
