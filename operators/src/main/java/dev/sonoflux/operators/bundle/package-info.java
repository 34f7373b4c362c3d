/**
 * Model bundles: a folder with everything that it takes to recognise what a model was trained on, and where it came
 * from.
 */
package dev.sonoflux.operators.bundle;
