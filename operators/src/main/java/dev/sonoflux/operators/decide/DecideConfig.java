package dev.sonoflux.operators.decide;

import dev.sonoflux.engine.recognition.BackgroundLabels;
import java.util.List;
import java.util.Objects;

/**
 * Settings of {@link Decider}.
 *
 * @param confidence the posterior that the best label must reach, in [0, 1]
 * @param emit how often a segment may be reported
 * @param forceEmit whether a segment in which nothing was certain enough is reported all the same, at its end
 * @param smoothing over how many windows of a segment posteriors are averaged, from 1
 * @param silent labels that are heard but not reported, beside those in {@link BackgroundLabels}
 * @param topK how many labels a detection lists, from 1
 */
public record DecideConfig(
        double confidence, Emit emit, boolean forceEmit, int smoothing, List<String> silent, int topK) {
    public static final double DEFAULT_CONFIDENCE = 0.5;
    public static final Emit DEFAULT_EMIT = Emit.ONCE_PER_SEGMENT;
    public static final boolean DEFAULT_FORCE_EMIT = false;
    public static final int DEFAULT_SMOOTHING = 1;
    public static final int DEFAULT_TOP_K = 3;

    /** Most windows that can be averaged. */
    public static final int MAX_SMOOTHING = 1000;

    public DecideConfig {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is outside 0..1");
        }
        Objects.requireNonNull(emit, "emit");
        if (smoothing < 1 || smoothing > MAX_SMOOTHING) {
            throw new IllegalArgumentException(
                    "smoothing over " + smoothing + " windows is outside 1.." + MAX_SMOOTHING);
        }
        silent = List.copyOf(silent);
        if (topK < 1) {
            throw new IllegalArgumentException("topK " + topK + " is below 1");
        }
    }

    public static DecideConfig ofDefaults() {
        return new DecideConfig(
                DEFAULT_CONFIDENCE, DEFAULT_EMIT, DEFAULT_FORCE_EMIT, DEFAULT_SMOOTHING, List.of(), DEFAULT_TOP_K);
    }

    public DecideConfig withConfidence(double confidence) {
        return new DecideConfig(confidence, emit, forceEmit, smoothing, silent, topK);
    }

    public DecideConfig withEmit(Emit emit) {
        return new DecideConfig(confidence, emit, forceEmit, smoothing, silent, topK);
    }

    public DecideConfig withForceEmit(boolean forceEmit) {
        return new DecideConfig(confidence, emit, forceEmit, smoothing, silent, topK);
    }

    public DecideConfig withSmoothing(int smoothing) {
        return new DecideConfig(confidence, emit, forceEmit, smoothing, silent, topK);
    }

    public DecideConfig withSilent(List<String> silent) {
        return new DecideConfig(confidence, emit, forceEmit, smoothing, silent, topK);
    }

    public DecideConfig withTopK(int topK) {
        return new DecideConfig(confidence, emit, forceEmit, smoothing, silent, topK);
    }
}
