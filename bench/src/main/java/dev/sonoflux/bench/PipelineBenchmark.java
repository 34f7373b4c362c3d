package dev.sonoflux.bench;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.speech.SpeechEvent;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole pipelines on the words and pauses of the demo recording, again and again; an operation is one second of audio. To be
 * run in the project's folder, where the shipped configuration and model are.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PipelineBenchmark {
    private static final int STREAM_SECONDS = 60;
    private static final Path DIGITS = Path.of("config/digits.yaml");
    private static final Path RECORDING = Path.of("demo/digits.wav");
    private static final String VAD_AND_SEGMENT = """
            operators:
              - vad: { type: adaptive }
              - segment: { minSpeech: 80ms, preRoll: 200ms, maxLength: 3s }
            """;

    /** Samples per second of the input; the model is for 8000. */
    @Param({"8000", "16000"})
    public int rate;

    private Pipeline digits;
    private Pipeline segments;

    @Setup
    public void plan() {
        AudioSource speech = RepeatedRecording.of(RECORDING, rate, STREAM_SECONDS);
        digits = Pipeline.of(PipelineSpec.read(DIGITS), speech);
        segments = Pipeline.of(PipelineSpec.read(VAD_AND_SEGMENT, "vad and segment"), speech);
        if (digits.detections().count().block() < STREAM_SECONDS / 2) {
            throw new IllegalStateException(
                    "there is little to recognise in " + RECORDING + "; figures would be flattering");
        }
    }

    @TearDown
    public void close() {
        digits.close();
        segments.close();
    }

    /** Samples to words: all operators of {@code config/digits.yaml}. */
    @Benchmark
    @OperationsPerInvocation(STREAM_SECONDS)
    public Detection digits() {
        return digits.detections().blockLast();
    }

    /** The part that works on every sample, words or not: {@code vad} and {@code segment}. */
    @Benchmark
    @OperationsPerInvocation(STREAM_SECONDS)
    public Object segments() {
        return segments.emissions(Set.of(SpeechEvent.Ended.class)).blockLast();
    }
}
