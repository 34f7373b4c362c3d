package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Frames that join as one, so that streams can be compared whatever frames they came in. */
final class Runs {
    private static final int TRIALS = 5;

    private Runs() {}

    /** What a stage makes of frames. */
    static List<PcmFrame> of(Stage<PcmFrame, PcmFrame> stage, PcmFrame... frames) {
        return joined(Stages.run(stage, List.of(frames)));
    }

    /** What a stage makes of a stream that has no gap and gets none. */
    static float[] samples(Stage<PcmFrame, PcmFrame> stage, int rate, float[] samples) {
        List<PcmFrame> runs = of(stage, new PcmFrame(rate, 0, samples));
        assertThat(runs).hasSize(1);
        return runs.get(0).samples();
    }

    /** Cut into frames of random sizes, empty ones that tell of gaps included, the same samples come out at the same positions. */
    static void sameForAnyFrameSizes(Supplier<Stage<PcmFrame, PcmFrame>> stages, PcmFrame... frames) {
        List<PcmFrame> expected = of(stages.get(), frames);
        assertThat(expected).isNotEmpty();
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(trial);
            PcmFrame[] cut = Arrays.stream(frames)
                    .flatMap(frame -> cut(frame, random).stream())
                    .toArray(PcmFrame[]::new);
            assertThat(of(stages.get(), cut)).usingRecursiveComparison().isEqualTo(expected);
        }
    }

    private static List<PcmFrame> cut(PcmFrame frame, Random random) {
        List<PcmFrame> parts = new ArrayList<>();
        int longest = 1 << (1 + random.nextInt(14));
        if (random.nextBoolean()) {
            parts.add(new PcmFrame(frame.sampleRate(), frame.start(), new float[0]));
        }
        for (int at = 0; at < frame.length(); ) {
            int end = Math.min(frame.length(), at + 1 + random.nextInt(longest));
            parts.add(frame.slice(at, end));
            at = end;
        }
        return parts;
    }

    private static List<PcmFrame> joined(List<PcmFrame> frames) {
        List<PcmFrame> runs = new ArrayList<>();
        for (PcmFrame frame : frames) {
            PcmFrame last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && frame.start() < last.end()) {
                throw new AssertionError("a frame at " + frame.start() + " overlaps one that ends at " + last.end());
            }
            if (frame.length() == 0) {
                continue;
            }
            if (last != null && frame.start() == last.end()) {
                float[] both = Arrays.copyOf(last.samples(), last.length() + frame.length());
                System.arraycopy(frame.samples(), 0, both, last.length(), frame.length());
                runs.set(runs.size() - 1, new PcmFrame(last.sampleRate(), last.start(), both));
            } else {
                runs.add(frame);
            }
        }
        return runs;
    }

    /** Mean power of samples from {@code from} to before {@code to}. */
    static double power(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / (to - from);
    }

    static double decibels(double powerRatio) {
        return 10 * Math.log10(powerRatio);
    }
}
