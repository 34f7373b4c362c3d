/** Support vector machines: recipes, and how they become model bundles. */
package dev.sonoflux.training.svm;
