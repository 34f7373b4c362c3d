/** Inference: a bundle's classifier as an operator. */
package dev.sonoflux.operators.infer;
