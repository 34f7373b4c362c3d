package dev.sonoflux.tarsos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.testkit.signal.Signal;
import dev.sonoflux.testkit.source.Rechunking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/** Streams that tests hand to stages, and what comes of them as runs without gaps. */
public final class Streams {
    private static final int TRIALS = 6;

    private Streams() {}

    public static float[] tone(int sampleRate, double seconds, double hertz) {
        Duration length = Duration.ofNanos(Math.round(seconds * 1e9));
        return Signal.tone(sampleRate, length, hertz, 0.2).samples();
    }

    /** What a stage makes of frames, those that join put together. */
    public static List<PcmFrame> runs(Stage<PcmFrame, PcmFrame> stage, PcmFrame... frames) {
        return joined(Stages.run(stage, List.of(frames)));
    }

    /** What a stage makes of a stream from 0 on without a gap, which gets none. */
    public static float[] samples(Stage<PcmFrame, PcmFrame> stage, int sampleRate, float[] samples) {
        List<PcmFrame> runs = runs(stage, new PcmFrame(sampleRate, 0, samples));
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).start()).isZero();
        return runs.get(0).samples();
    }

    /** However the frames are cut, the same samples come out at the same positions. */
    public static void sameForAnyFrameSizes(Supplier<Stage<PcmFrame, PcmFrame>> stages, PcmFrame... frames) {
        List<PcmFrame> expected = runs(stages.get(), frames);
        assertThat(expected).isNotEmpty();
        for (int trial = 0; trial < TRIALS; trial++) {
            PcmFrame[] cut = Flux.just(frames)
                    .transform(Rechunking.ofRandomSizes(1 << (2 * trial + 2), trial)
                            .frames())
                    .toStream()
                    .toArray(PcmFrame[]::new);
            assertThat(runs(stages.get(), cut)).usingRecursiveComparison().isEqualTo(expected);
        }
    }

    /** Root mean square from one time to another, in seconds. */
    public static double rms(float[] samples, int sampleRate, double from, double to) {
        double sum = 0;
        int first = (int) (from * sampleRate);
        int end = (int) (to * sampleRate);
        for (int i = first; i < end; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return Math.sqrt(sum / (end - first));
    }

    /** Mean frequency between zero crossings, without the first and the last fifth of a second. */
    public static double frequency(float[] samples, int sampleRate) {
        double first = -1;
        double last = -1;
        int periods = -1;
        for (int i = sampleRate / 5; i < samples.length - sampleRate / 5; i++) {
            if (samples[i] < 0 && samples[i + 1] >= 0) {
                last = i + samples[i] / (double) (samples[i] - samples[i + 1]);
                first = first < 0 ? last : first;
                periods++;
            }
        }
        return periods * sampleRate / (last - first);
    }

    private static List<PcmFrame> joined(List<PcmFrame> frames) {
        List<PcmFrame> runs = new ArrayList<>();
        for (PcmFrame frame : frames) {
            PcmFrame last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null) {
                assertThat(frame.start()).isGreaterThanOrEqualTo(last.end());
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
}
