package dev.sonoflux.engine.audio;

/**
 * What a source delivers, in stream order: samples, what happened to the samples that are missing, and what the user did
 * meanwhile.
 */
public sealed interface AudioEvent permits PcmFrame, Dropped, Fault, CaptureStarted, KeyPress {}
