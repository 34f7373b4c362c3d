package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.audio.AudioEvent;

/**
 * What a recording holds.
 *
 * @param micros when it came, in microseconds since the first event did
 */
record RecordedEvent(long micros, AudioEvent event) {}
