package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.SampleEncoding;

/** A line of a recording's events; {@link RecordingFiles} says what they look like. */
sealed interface SidecarLine {
    /** The first line. */
    record Header(String stream, int rate, SampleEncoding encoding) implements SidecarLine {}

    /** Samples that are in the WAV file. */
    record Frame(long micros, long start, int length, long gap) implements SidecarLine {}

    /** Everything else that a source delivers. */
    record Happening(long micros, AudioEvent event) implements SidecarLine {}

    /** The last line. */
    record End(long micros, long samples) implements SidecarLine {}
}
