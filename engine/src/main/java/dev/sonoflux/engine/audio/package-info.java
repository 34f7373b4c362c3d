/** What a source delivers: samples with their positions, and what happened to the samples that are missing. */
package dev.sonoflux.engine.audio;
