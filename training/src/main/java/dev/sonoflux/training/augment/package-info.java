/** Changed copies of recordings, so that a model learns what doesn't matter. */
package dev.sonoflux.training.augment;
