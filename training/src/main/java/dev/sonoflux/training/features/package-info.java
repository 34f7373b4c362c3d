/** Features of a dataset and of changed copies of its recordings, computed in parallel and in order. */
package dev.sonoflux.training.features;
