package dev.sonoflux.bench;

import dev.sonoflux.operators.augment.Augmentation;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Changed copies of a clip of half a second at 8 kHz, each a stream of its own, by one operator and by all of them in a row. One
 * operation is one copy; two a second are as fast as they are heard.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AugmentationBenchmark {
    private static final int RATE = 8000;
    private static final String ALL = "speed: [0.9, 1.12], vtlp: [0.9, 1.1], tilt: [-3, 3],"
            + " context: {cutStart: [0ms, 60ms], cutEnd: [0ms, 60ms]}, reverb, noise: {snr: [-5, 30], reference: active},"
            + " band, codec: {name: mu-law, attenuationDb: [0, 20]}, gain: [-40, 0]";

    @Param({
        ALL,
        "speed: [0.9, 1.12]",
        "vtlp: [0.9, 1.1]",
        "tilt: [-3, 3]",
        "context",
        "reverb",
        "noise: {snr: [-5, 30], reference: active}",
        "band",
        "codec: mu-law"
    })
    public String operators;

    private Augmentation augmentation;
    private float[] clip;
    private long copy;

    @Setup
    public void parse() {
        augmentation = Augmentation.parse("[" + operators + "]", RATE);
        clip = Noise.of(RATE / 2, 1);
    }

    @Benchmark
    public float[] copy() {
        return augmentation.apply(clip, "clip.wav/" + copy++);
    }

    @TearDown
    public void close() {
        augmentation.close();
    }
}
