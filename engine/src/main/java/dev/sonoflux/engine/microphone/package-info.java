/**
 * A live microphone as a source, through {@code javax.sound.sampled}: chosen by name or index, captured on a thread of its
 * own into a bounded queue, watched, and opened again when it comes back.
 */
package dev.sonoflux.engine.microphone;
