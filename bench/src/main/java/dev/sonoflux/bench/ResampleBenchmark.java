package dev.sonoflux.bench;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
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

/** A stream in frames of 20 ms, resampled: one operation is one second of audio. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResampleBenchmark {
    private static final int FRAMES_PER_SECOND = 50;

    /** From and to, in hertz. */
    @Param({"48000-16000", "44100-16000", "16000-8000", "8000-16000"})
    public String rates;

    private int inputRate;
    private double ratio;
    private float[][] frames;
    private Resampler resampler;
    private be.tarsos.dsp.resample.Resampler tarsosResampler;
    private float[] tarsosOutput;
    private long position;

    @Setup
    public void cutIntoFrames() {
        String[] fromTo = rates.split("-");
        inputRate = Integer.parseInt(fromTo[0]);
        resampler = new Resampler(ResampleConfig.ofRate(Integer.parseInt(fromTo[1])));
        ratio = Double.parseDouble(fromTo[1]) / inputRate;
        tarsosResampler = new be.tarsos.dsp.resample.Resampler(true, ratio, ratio);
        float[] second = Noise.of(inputRate, 1);
        int length = inputRate / FRAMES_PER_SECOND;
        tarsosOutput = new float[(int) (2 * ratio * length) + tarsosResampler.getFilterWidth()];
        frames = new float[FRAMES_PER_SECOND][length];
        for (int i = 0; i < FRAMES_PER_SECOND; i++) {
            System.arraycopy(second, i * length, frames[i], 0, length);
        }
    }

    /** One more second of an endless stream. */
    @Benchmark
    public void resample(Blackhole out) {
        for (float[] samples : frames) {
            resampler.accept(new PcmFrame(inputRate, position, samples), out::consume);
            position += samples.length;
        }
    }

    /** The same with TarsosDSP's resampler, in its better quality. */
    @Benchmark
    public void tarsos(Blackhole out) {
        for (float[] samples : frames) {
            out.consume(tarsosResampler.process(
                    ratio, samples, 0, samples.length, false, tarsosOutput, 0, tarsosOutput.length));
            out.consume(tarsosOutput);
        }
    }
}
