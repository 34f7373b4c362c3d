package dev.sonoflux.engine.audio;

/** What a source delivers, in stream order: samples, and what happened to the samples that are missing. */
public sealed interface AudioEvent permits PcmFrame, Dropped, Fault {}
