package dev.sonoflux.training.svm;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.classifier.Projection;
import dev.sonoflux.operators.classifier.SupportVectorMachine;
import dev.sonoflux.operators.classifier.SvmClassifier;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.pca.PrincipalComponents;
import dev.sonoflux.training.validation.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a classifier as a recipe says, on the examples' features and those of their changed copies. The same examples
 * give the same classifier to the last bit, whatever the number of threads.
 *
 * @param labels what it is to tell apart, in the order of its scores
 * @param seed of the search for principal components
 */
record SvmTrainer(Recipe recipe, List<String> labels, long seed, Jobs jobs) implements Trainer {
    @Override
    public SvmClassifier train(List<Example> training) {
        List<FeatureMatrix> matrices = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (Example example : training) {
            matrices.add(example.features());
            matrices.addAll(example.augmented());
            while (classes.size() < matrices.size()) {
                classes.add(labels.indexOf(example.label()));
            }
        }
        for (int label = 0; label < labels.size(); label++) {
            if (!classes.contains(label)) {
                throw new SonofluxException("No recording of '" + labels.get(label)
                        + "' is left to train on; there must be more of it, or fewer folds");
            }
        }
        float[][] rows = matrices.stream().map(FeatureMatrix::values).toArray(float[][]::new);
        Projection projection = PrincipalComponents.fit(rows, recipe.standardise(), recipe.components(), seed, jobs);
        float[][] projected = new float[rows.length][];
        jobs.forEach(rows.length, i -> projected[i] = projection.apply(rows[i]));
        SupportVectorMachine machine = SupportVectorFit.fit(
                projected,
                classes.stream().mapToInt(Integer::intValue).toArray(),
                labels.size(),
                recipe.c(),
                recipe.gammaFactor());
        FeatureMatrix first = matrices.get(0);
        return new SvmClassifier(labels, first.frames(), first.coefficients(), projection, machine, recipe.scoring());
    }
}
