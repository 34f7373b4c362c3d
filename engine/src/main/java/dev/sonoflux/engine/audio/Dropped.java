package dev.sonoflux.engine.audio;

/**
 * Samples that a live source captured and could not hand on, because its consumer was too slow.
 *
 * @param sampleRate samples per second of the counter
 * @param start index of the first lost sample
 * @param length number of lost samples
 */
public record Dropped(int sampleRate, long start, long length) implements AudioEvent {}
