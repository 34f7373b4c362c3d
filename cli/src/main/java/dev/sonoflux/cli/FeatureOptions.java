package dev.sonoflux.cli;

import dev.sonoflux.operators.features.FeatureKind;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.features.FeatureSpecBuilder;
import dev.sonoflux.operators.features.FrameCount;
import dev.sonoflux.operators.features.Pooling;
import dev.sonoflux.operators.features.Standardise;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options that replace parts of a recipe's features. */
final class FeatureOptions {
    private static final int DEFAULT_FRAMES = 200;

    private enum Pool {
        FLAT,
        CENTRE,
        MEAN,
        MAX,
        STATS,
        STRETCH
    }

    @Option(
            names = "--pool",
            paramLabel = "HOW",
            description = "What makes all recordings equally long: flat (padded or cut at the end to --max-len frames),"
                    + " centre (--max-len frames around the middle), stretch (interpolated to --max-len frames), or, over all frames, mean, max, or stats (mean, deviation,"
                    + " minimum, maximum). With the last three nothing is standardised within a recording. Default: the"
                    + " recipe's.")
    private Optional<Pool> pool = Optional.empty();

    @Option(
            names = "--max-len",
            paramLabel = "N",
            converter = WholeNumber.Positive.class,
            description =
                    "Frames of a recording, padded, cut or stretched; samples of one with --arch wav2vec2. Default: the"
                            + " recipe's, or 200 for another --pool; a wav2vec2's: one second.")
    private Optional<Integer> maxLength = Optional.empty();

    @Option(names = "--n-fft", paramLabel = "N", description = "Length of the Fourier transform, a power of two.")
    private Optional<Integer> nFft = Optional.empty();

    @Option(names = "--hop-length", paramLabel = "N", description = "Samples from one frame to the next.")
    private Optional<Integer> hop = Optional.empty();

    @Option(
            names = "--mfcc",
            paramLabel = "N",
            converter = WholeNumber.Positive.class,
            description = "Cepstral coefficients; there are as many mel bands at least.")
    private Optional<Integer> mfcc = Optional.empty();

    @Option(names = "--add-deltas", description = "Append first and second derivatives.")
    private boolean addDeltas;

    /** @throws IllegalArgumentException if the options contradict each other */
    FeatureSpec applyTo(FeatureSpec recipe) {
        boolean isOfSpectrum = Stream.of(nFft, hop, mfcc).anyMatch(Optional::isPresent) || addDeltas;
        if (recipe.kind() == FeatureKind.WAVEFORM && isOfSpectrum) {
            throw new IllegalArgumentException(
                    "--n-fft, --hop-length, --mfcc and --add-deltas have no effect on a model that hears the waveform");
        }
        if (recipe.kind() == FeatureKind.WAVEFORM
                && pool.filter(EnumSet.of(Pool.MEAN, Pool.MAX, Pool.STATS)::contains)
                        .isPresent()) {
            throw new IllegalArgumentException(
                    "--pool mean, max and stats leave nothing of a waveform to be heard; --pool flat and centre do");
        }
        FeatureSpecBuilder builder = recipe.toBuilder();
        nFft.ifPresent(n -> builder.nFft(n)
                .windowLength(recipe.windowLength() == recipe.nFft() ? n : Math.min(n, recipe.windowLength())));
        hop.ifPresent(builder::hop);
        mfcc.ifPresent(n -> builder.nMfcc(n).nMels(Math.max(n, recipe.nMels())));
        if (addDeltas) {
            builder.deltas(2);
        }
        if (pool.isPresent() || maxLength.isPresent()) {
            length(builder, recipe.length());
        }
        return builder.build();
    }

    private void length(FeatureSpecBuilder builder, FrameCount recipe) {
        Pool own = poolOf(recipe);
        Pool how = pool.orElse(own);
        FeatureSpec spec = builder.build();
        boolean keepsLength = how == own || spec.kind() == FeatureKind.WAVEFORM;
        int frames = maxLength.orElse(keepsLength ? spec.frames().orElse(DEFAULT_FRAMES) : DEFAULT_FRAMES);
        switch (how) {
            case FLAT -> builder.length(new FrameCount.PadOrCrop(frames));
            case CENTRE -> builder.length(new FrameCount.Centre(frames));
            case STRETCH -> builder.length(new FrameCount.Stretch(frames));
            case MEAN -> pooled(builder, Pooling.MEAN);
            case MAX -> pooled(builder, Pooling.MAX);
            case STATS -> pooled(builder, Pooling.STATS);
        }
    }

    private static Pool poolOf(FrameCount recipe) {
        if (recipe instanceof FrameCount.Centre) {
            return Pool.CENTRE;
        }
        return recipe instanceof FrameCount.Stretch ? Pool.STRETCH : Pool.FLAT;
    }

    /** A coefficient that was brought to mean 0 has nothing left for its mean to tell. */
    private void pooled(FeatureSpecBuilder builder, Pooling statistic) {
        if (maxLength.isPresent()) {
            throw new IllegalArgumentException(
                    "--max-len has no effect with --pool mean, max or stats, which take all frames; leave it out");
        }
        builder.length(new FrameCount.Pool(statistic)).standardise(Standardise.NONE);
    }
}
