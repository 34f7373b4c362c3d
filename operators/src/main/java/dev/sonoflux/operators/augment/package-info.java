/** Changes to recordings and to their features that leave the word what it is, drawn at random once a stream from a seed. */
package dev.sonoflux.operators.augment;
