/** Logistic regression, fitted by LIBLINEAR. */
package dev.sonoflux.training.logreg;
