package dev.sonoflux.training.family;

import dev.sonoflux.operators.bundle.ClassifierSpec;

/**
 * A trained classifier as a bundle holds it.
 *
 * @param spec how the file is to be read
 * @param content of the file
 */
public record ClassifierFile(ClassifierSpec spec, byte[] content) {}
