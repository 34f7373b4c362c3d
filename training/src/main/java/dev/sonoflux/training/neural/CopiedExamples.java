package dev.sonoflux.training.neural;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import java.util.List;

/** Recordings and their changed copies: in every epoch another copy of each, and once in a while the recording as it is. */
final class CopiedExamples implements TrainingData {
    private final FeatureRows rows;
    private final int[] classes;
    private final int variants;
    private final int frames;
    private final int coefficients;

    private CopiedExamples(FeatureRows rows, int[] classes, int variants, int frames, int coefficients) {
        this.rows = rows;
        this.classes = classes;
        this.variants = variants;
        this.frames = frames;
        this.coefficients = coefficients;
    }

    /** With their copies: what is learned from. */
    static CopiedExamples of(ExampleSet examples, List<String> labels) {
        return new CopiedExamples(
                examples.withCopies(),
                examples.classes(labels),
                1 + examples.copies(),
                examples.frames(),
                examples.coefficients());
    }

    /** The recordings alone: what is tested on. */
    static CopiedExamples originals(ExampleSet examples, List<String> labels) {
        int[] classes = examples.examples().stream()
                .mapToInt(e -> labels.indexOf(e.label()))
                .toArray();
        return new CopiedExamples(examples.originals(), classes, 1, examples.frames(), examples.coefficients());
    }

    @Override
    public int size() {
        return classes.length / variants;
    }

    @Override
    public int label(int index) {
        return classes[index * variants];
    }

    /** Which variant an epoch begins with differs between recordings, so that every epoch sees as many as they are. */
    @Override
    public FeatureMatrix features(int index, int epoch) {
        int variant = (index + epoch) % variants;
        return new FeatureMatrix(frames, coefficients, rows.row(index * variants + variant), null);
    }
}
