package dev.sonoflux.engine.audiofile;

import java.util.OptionalLong;

/**
 * What a recording's header says.
 *
 * @param container the kind of file, e.g. {@code WAV}
 * @param encoding how a sample is stored, for display, e.g. {@code s16le} or {@code flac 24 bit}
 * @param sampleRate samples per second and channel, in hertz
 * @param channels number of channels before they are mixed
 * @param frames samples per channel, or empty where the header leaves it open, as streaming writers do
 */
public record AudioInfo(String container, String encoding, int sampleRate, int channels, OptionalLong frames) {}
