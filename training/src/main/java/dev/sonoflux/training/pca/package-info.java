/**
 * Principal component analysis of many features of few recordings, the same to the last bit on any number of threads.
 */
package dev.sonoflux.training.pca;
