package dev.sonoflux.training.validation;

import dev.sonoflux.operators.classifier.Classifier;
import dev.sonoflux.training.features.Example;
import java.util.List;

/** Makes a classifier of examples and of nothing else. */
@FunctionalInterface
public interface Trainer {
    Classifier train(List<Example> training);
}
