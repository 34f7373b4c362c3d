package dev.sonoflux.engine.pipeline;

/**
 * Something a pipeline let out, and the stream it came from.
 *
 * @param stream the stream's name
 * @param item a {@link dev.sonoflux.engine.recognition.Detection}, a {@link dev.sonoflux.engine.speech.SpeechEvent}, a
 *     {@link dev.sonoflux.engine.audio.Fault}, or whatever else one of the operators hands on
 */
public record Emission(String stream, Object item) {}
