package dev.sonoflux.bench;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.infer.Infer;
import dev.sonoflux.operators.spotting.EmbeddingNetwork;
import dev.sonoflux.operators.spotting.KeywordSpotter;
import dev.sonoflux.operators.window.Windower;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A segment of speech that goes on at 8 kHz, by the shipped speech embedding: one operation is one step of 80 ms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpottingBenchmark {
    private static final int RATE = 8000;
    private static final int STEP = 640;
    private static final int WARM_UP_STEPS = 20;

    private final ModelBundle bundle = ModelBundle.open(Path.of("models/digits"));
    private final EmbeddingNetwork network = EmbeddingNetwork.open(bundle);
    private final Stage<SpeechEvent, Scores> stepByStep = new KeywordSpotter(network);
    private final Stage<SpeechEvent, Scores> again = new Windower(KeywordSpotter.windows(bundle.features()))
            .then(new FeatureExtractor(bundle.features()))
            .then(new Infer(bundle.classifier(), Infer.DEFAULT_BATCH_SIZE));
    private final float[] samples = Noise.of(STEP, 1);
    private long heard;

    /** So far into the segment that each step completes a window. */
    @Setup
    public void beginSegment(Blackhole scores) {
        SpeechEvent started = new SpeechEvent.Started(0, RATE, 0, 0, 0);
        stepByStep.accept(started, scores::consume);
        again.accept(started, scores::consume);
        for (int i = 0; i < WARM_UP_STEPS; i++) {
            SpeechEvent step = step();
            stepByStep.accept(step, scores::consume);
            again.accept(step, scores::consume);
        }
    }

    @TearDown
    public void close() {
        network.close();
        bundle.close();
    }

    private SpeechEvent step() {
        PcmFrame frame = new PcmFrame(RATE, heard, samples);
        heard += STEP;
        return new SpeechEvent.Samples(0, frame, heard, heard);
    }

    /** One new vector. */
    @Benchmark
    public void stepByStep(Blackhole scores) {
        stepByStep.accept(step(), scores::consume);
    }

    /** Features and vectors of the whole window again. */
    @Benchmark
    public void windowAgain(Blackhole scores) {
        again.accept(step(), scores::consume);
    }
}
