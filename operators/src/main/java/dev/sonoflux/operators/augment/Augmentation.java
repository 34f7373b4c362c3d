package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorChain;
import dev.sonoflux.engine.pipeline.OperatorSpec;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.spec.Problem;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.engine.stage.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes a changed copy of a recording: operators on its samples and then, once its features are computed, operators on
 * those. They are any operators there are, written as in a pipeline; those from the first one on that takes features are the
 * features'. Can be used by several threads at once. Close it to let go of what its operators opened.
 */
public final class Augmentation implements AutoCloseable {
    /** The option of the command line, and what messages call a text that was given for it. */
    public static final String OPTION = "--augment";

    private final int sampleRate;
    private final OperatorChain<PcmFrame, PcmFrame> audio;
    private final OperatorChain<FeatureMatrix, FeatureMatrix> features;

    private Augmentation(
            int sampleRate,
            OperatorChain<PcmFrame, PcmFrame> audio,
            OperatorChain<FeatureMatrix, FeatureMatrix> features) {
        this.sampleRate = sampleRate;
        this.audio = audio;
        this.features = features;
    }

    /** One that changes nothing. */
    public static Augmentation none(int sampleRate) {
        return parse("[]", sampleRate);
    }

    /**
     * Reads a list of operators as YAML, or the file that the text names.
     *
     * @param textOrFile e.g. {@code [speed: [0.9, 1.12], noise: {snr: [5, 40]}]}
     * @param sampleRate of the recordings, in hertz
     * @throws SpecException with everything that is wrong
     * @throws SonofluxException if the text is neither YAML nor a file's name
     */
    public static Augmentation parse(String textOrFile, int sampleRate) {
        return of(OperatorSpec.readTextOrFile(textOrFile, OPTION), sampleRate);
    }

    /**
     * The same of operators that were read already.
     *
     * @throws SpecException with everything that is wrong
     */
    public static Augmentation of(OperatorSpec operators, int sampleRate) {
        List<Problem> problems = new ArrayList<>();
        OperatorChain<PcmFrame, PcmFrame> audio =
                planned(operators.before(FeatureMatrix.class), PcmFrame.class, sampleRate, problems);
        OperatorChain<FeatureMatrix, FeatureMatrix> features =
                planned(operators.from(FeatureMatrix.class), FeatureMatrix.class, sampleRate, problems);
        if (audio == null || features == null) {
            Stream.of(audio, features).filter(chain -> chain != null).forEach(OperatorChain::close);
            throw new SpecException(problems);
        }
        Augmentation augmentation = new Augmentation(sampleRate, audio, features);
        if (audio.sampleRate().orElse(sampleRate) != sampleRate) {
            augmentation.close();
            throw new SonofluxException("The augmentation hands on "
                    + audio.sampleRate().getAsInt() + " Hz, and the recordings have " + sampleRate
                    + " Hz; add `resample: " + sampleRate + "` after its other operators on audio.");
        }
        return augmentation;
    }

    /** The chain, or null and its problems. */
    private static <T> OperatorChain<T, T> planned(
            OperatorSpec operators, Class<T> type, int sampleRate, List<Problem> problems) {
        try {
            return OperatorChain.of(operators, type, type, sampleRate);
        } catch (SpecException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return audio.isEmpty() && features.isEmpty();
    }

    /**
     * A changed copy of a recording; it may be longer or shorter.
     *
     * @param samples all of it, at the rate that was given; not changed
     * @param stream what the random numbers are drawn for: the same name gives the same copy
     * @throws SonofluxException if an operator refuses the recording, or leaves nothing of it
     */
    public float[] apply(float[] samples, String stream) {
        if (audio.isEmpty()) {
            return samples;
        }
        List<PcmFrame> frames = Stages.run(audio.stage(stream), List.of(new PcmFrame(sampleRate, 0, samples)));
        float[] copy = new float[frames.stream().mapToInt(PcmFrame::length).sum()];
        int at = 0;
        for (PcmFrame frame : frames) {
            System.arraycopy(frame.samples(), 0, copy, at, frame.length());
            at += frame.length();
        }
        if (copy.length == 0 && samples.length > 0) {
            throw new SonofluxException("The augmentation leaves nothing of " + stream + ": " + this);
        }
        return copy;
    }

    /**
     * Changed features of a copy.
     *
     * @param stream the same as for the samples they were computed from
     * @throws SonofluxException if an operator hands on another number of matrices than one
     */
    public FeatureMatrix apply(FeatureMatrix matrix, String stream) {
        if (features.isEmpty()) {
            return matrix;
        }
        List<FeatureMatrix> changed = Stages.run(features.stage(stream), List.of(matrix));
        if (changed.size() != 1) {
            throw new SonofluxException("The augmentation makes " + changed.size() + " feature matrices of one of "
                    + stream + "; it must be one: " + this);
        }
        return changed.get(0);
    }

    /** Every operator with every setting in effect, for provenance and caches: copies follow from it and the stream's name. */
    @Override
    public String toString() {
        return isEmpty()
                ? "none"
                : Stream.of(audio, features)
                        .filter(chain -> !chain.isEmpty())
                        .map(OperatorChain::toString)
                        .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        try (features) {
            audio.close();
        }
    }
}
