/** Keyword spotting in streams: speech embeddings that are computed once, however many windows they are part of. */
package dev.sonoflux.operators.spotting;
