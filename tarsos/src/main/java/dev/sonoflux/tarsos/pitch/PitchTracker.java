package dev.sonoflux.tarsos.pitch;

import be.tarsos.dsp.pitch.PitchDetectionResult;
import be.tarsos.dsp.pitch.Yin;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.tarsos.run.Run;
import dev.sonoflux.tarsos.run.RunStage;
import dev.sonoflux.tarsos.run.SampleQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Estimates the pitch of windows that follow each other by a hop, counted from the start of the stream or from the last gap. A
 * window that isn't complete at the end is left out. The estimator is TarsosDSP's YIN (A. de Cheveigné and H. Kawahara, "YIN, a
 * fundamental frequency estimator for speech and music", J. Acoust. Soc. Am. 111(4), 2002).
 */
public final class PitchTracker implements Stage<PcmFrame, Pitch> {
    private final PitchConfig config;
    private final RunStage<Pitch> runs = new RunStage<>(TrackedRun::new);

    public PitchTracker(PitchConfig config) {
        this.config = config;
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<Pitch>> operator(PitchConfig config) {
        return Stages.operator(() -> new PitchTracker(config));
    }

    /** @throws SonofluxException if frames don't follow each other, or if the rate is too low for the highest pitch */
    @Override
    public void accept(PcmFrame frame, Consumer<? super Pitch> out) {
        runs.accept(frame, out);
    }

    static void requireRate(PitchConfig config, int sampleRate) {
        if (config.highestHertz() * 2L >= sampleRate) {
            throw new SonofluxException("'highest' is " + config.highestHertz() + " Hz, but audio at " + sampleRate
                    + " Hz ends below " + sampleRate / 2 + " Hz: lower it");
        }
    }

    private final class TrackedRun implements Run<Pitch> {
        private final int sampleRate;
        private final long start;
        private final int window;
        private final Yin detector;
        private final SampleQueue queue = new SampleQueue();
        private long windows;

        TrackedRun(int sampleRate, long start) {
            requireRate(config, sampleRate);
            this.sampleRate = sampleRate;
            this.start = start;
            window = config.windowSamples(sampleRate);
            detector = new Yin(sampleRate, window, 1 - config.probability());
        }

        @Override
        public void add(float[] samples, Consumer<? super Pitch> out) {
            queue.add(samples);
            while (nextWindow() + window <= queue.end()) {
                long from = nextWindow();
                out.accept(estimate(detector.getPitch(queue.copy(from, window)), start + from + window / 2));
                windows++;
            }
            queue.forget(nextWindow());
        }

        @Override
        public void finish(Consumer<? super Pitch> out) {
            // What is left is less than a window.
        }

        private long nextWindow() {
            return Math.round(windows * (config.hop().toNanos() * 1e-9 * sampleRate));
        }

        private Pitch estimate(PitchDetectionResult result, long position) {
            double hertz = result.getPitch();
            double probability = result.getProbability();
            boolean isVoiced = result.isPitched() && hertz >= config.lowestHertz() && hertz <= config.highestHertz();
            return new Pitch(sampleRate, position, isVoiced ? hertz : 0, probability, isVoiced);
        }
    }
}
