/** The engine: the vocabulary, stages, sources, and pipelines made of them. */
package dev.sonoflux.engine;
