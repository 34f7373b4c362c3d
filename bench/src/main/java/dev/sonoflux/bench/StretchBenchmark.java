package dev.sonoflux.bench;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.operators.augment.Speed;
import dev.sonoflux.operators.augment.SpeedConfig;
import dev.sonoflux.tarsos.pitch.PitchConfig;
import dev.sonoflux.tarsos.pitch.PitchTracker;
import dev.sonoflux.tarsos.stretch.PitchShift;
import dev.sonoflux.tarsos.stretch.PitchShiftConfig;
import dev.sonoflux.tarsos.stretch.Tempo;
import dev.sonoflux.tarsos.stretch.TempoConfig;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What changes how fast and how high somebody speaks, over an endless stream in frames of 20 ms: TarsosDSP's two ways beside the
 * resampler's, and pitch. One operation is one second of audio.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StretchBenchmark {
    private static final int FRAMES_PER_SECOND = 50;
    private static final double FASTER = 1.1;
    private static final double SEMITONES_HIGHER = 2;

    @Param({"8000", "16000"})
    public int rate;

    private float[][] frames;
    private Stage<PcmFrame, PcmFrame> speed;
    private Stage<PcmFrame, PcmFrame> tempo;
    private Stage<PcmFrame, PcmFrame> pitchShift;
    private PitchTracker pitch;
    private long position;

    @Setup
    public void cutIntoFrames() {
        speed = new Speed(new SpeedConfig(Range.of(FASTER), 0), "");
        tempo = new Tempo(TempoConfig.ofFactor(FASTER), "");
        pitchShift = new PitchShift(PitchShiftConfig.ofSemitones(SEMITONES_HIGHER), "");
        pitch = new PitchTracker(PitchConfig.ofDefaults());
        float[] second = Noise.of(rate, 1);
        int length = rate / FRAMES_PER_SECOND;
        frames = new float[FRAMES_PER_SECOND][length];
        for (int i = 0; i < FRAMES_PER_SECOND; i++) {
            System.arraycopy(second, i * length, frames[i], 0, length);
        }
    }

    /** By the resampler: pitch goes with it. */
    @Benchmark
    public void speed(Blackhole out) {
        oneMoreSecond(speed, out);
    }

    @Benchmark
    public void tempo(Blackhole out) {
        oneMoreSecond(tempo, out);
    }

    @Benchmark
    public void pitchShift(Blackhole out) {
        oneMoreSecond(pitchShift, out);
    }

    @Benchmark
    public void pitch(Blackhole out) {
        oneMoreSecond(pitch, out);
    }

    private void oneMoreSecond(Stage<PcmFrame, ?> stage, Blackhole out) {
        for (float[] samples : frames) {
            stage.accept(new PcmFrame(rate, position, samples), out::consume);
            position += samples.length;
        }
    }
}
