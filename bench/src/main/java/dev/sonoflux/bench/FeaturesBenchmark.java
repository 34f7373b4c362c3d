package dev.sonoflux.bench;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.features.FeatureSpec;
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
import org.openjdk.jmh.annotations.Warmup;

/** Features of windows of one second at 8 kHz: one operation is one second of audio. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FeaturesBenchmark {
    private static final double TOLERANCE = 1e-3;

    private final AudioWindow second = AudioWindow.ofWhole(8000, Noise.of(8000, 1));
    private final FeatureExtractor mfcc = new FeatureExtractor(FeatureSpec.ofDefaults());
    private final FeatureExtractor reference = new FeatureExtractor(FeatureSpec.reference());
    private final PlainMfcc plain = PlainMfcc.withAllBins();
    private final PlainMfcc plainSparse = PlainMfcc.withBinsUnderTriangles();

    /** Implementations can be compared if they compute the same. */
    @Setup
    public void requireEqualResults() {
        FeatureMatrix ours = mfcc.extract(second);
        requireEqual(ours, plain.extract(second.samples()));
        requireEqual(ours, plainSparse.extract(second.samples()));
    }

    private static void requireEqual(FeatureMatrix ours, float[][] theirs) {
        for (int f = 0; f < ours.frames(); f++) {
            for (int k = 0; k < ours.coefficients(); k++) {
                if (!(Math.abs(ours.at(f, k) - theirs[f][k]) < TOLERANCE)) {
                    throw new IllegalStateException("coefficient " + k + " of frame " + f + " is " + ours.at(f, k)
                            + " here and " + theirs[f][k] + " there");
                }
            }
        }
    }

    /** 40 MFCC. */
    @Benchmark
    public FeatureMatrix mfcc() {
        return mfcc.extract(second);
    }

    /** The same 40 MFCC, written plainly with a full matrix of mel weights. */
    @Benchmark
    public float[][] mfccPlain() {
        return plain.extract(second.samples());
    }

    /** The same, written plainly without the products with 0. */
    @Benchmark
    public float[][] mfccPlainSparse() {
        return plainSparse.extract(second.samples());
    }

    /** 40 MFCC with both deltas, padded to 200 frames and standardised. */
    @Benchmark
    public FeatureMatrix reference() {
        return reference.extract(second);
    }
}
