package dev.sonoflux.engine.audio;

/**
 * A live source listens from here on: for the first time, or again after a {@link Fault}.
 *
 * @param device the device's name
 * @param format what the device delivers, before its channels are mixed
 * @param position index of the sample that comes next, at the format's rate
 */
public record CaptureStarted(String device, PcmFormat format, long position) implements AudioEvent {}
