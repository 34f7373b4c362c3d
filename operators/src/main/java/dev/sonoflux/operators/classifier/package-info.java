/** Classifiers: what gives each label a score, from a matrix of features. */
package dev.sonoflux.operators.classifier;
