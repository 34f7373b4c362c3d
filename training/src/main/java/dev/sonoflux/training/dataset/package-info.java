/** Labelled recordings as a stream of utterances in a fixed order. */
package dev.sonoflux.training.dataset;
