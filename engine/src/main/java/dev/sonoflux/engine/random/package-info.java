/** Randomness that takes a seed: what is drawn is drawn once a stream, and is the same whenever that stream is heard again. */
package dev.sonoflux.engine.random;
