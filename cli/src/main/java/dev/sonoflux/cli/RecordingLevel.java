package dev.sonoflux.cli;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/**
 * Listens to a source while it is recorded: tells what it is, and at a terminal how long it has gone on and how loud it is,
 * in a line of its own.
 */
final class RecordingLevel {
    private static final int UPDATES_PER_SECOND = 10;
    private static final String ERASE = "\u001b[J";

    private final boolean shown = Boolean.getBoolean("sonoflux.progress");
    private final PrintWriter err;
    private long nextUpdate;
    private float peak;
    private long samples;
    /** Written by the source's thread, and read when the run is over, perhaps by another one. */
    private volatile double seconds;

    RecordingLevel(PrintWriter err) {
        this.err = err;
    }

    /** The source, listened to. */
    AudioSource of(AudioSource source) {
        return new Tapped(source);
    }

    /** How much audio came; what is missing doesn't count. */
    double seconds() {
        return seconds;
    }

    private final class Tapped implements AudioSource {
        private final AudioSource source;

        Tapped(AudioSource source) {
            this.source = source;
        }

        @Override
        public Flux<AudioStream> streams() {
            return source.streams()
                    .map(stream ->
                            new AudioStream(stream.name(), stream.events().doOnNext(RecordingLevel.this::hear)));
        }

        @Override
        public OptionalInt sampleRate() {
            return source.sampleRate();
        }
    }

    private void hear(AudioEvent event) {
        if (event instanceof CaptureStarted capture) {
            PcmFormat format = capture.format();
            err.println((shown ? "\r" + ERASE : "") + "sonoflux: recording from " + capture.device() + ": "
                    + format.sampleRate() + " Hz, " + format.channels()
                    + (format.channels() == 1 ? " channel, " : " channels, ")
                    + format.encoding().label());
            err.flush();
        } else if (event instanceof PcmFrame frame) {
            samples += frame.length();
            seconds = (double) samples / frame.sampleRate();
            if (shown) {
                show(frame);
            }
        }
    }

    private void show(PcmFrame frame) {
        for (float sample : frame.samples()) {
            peak = Math.max(peak, Math.abs(sample));
        }
        if (frame.end() >= nextUpdate) {
            String level = peak == 0 ? "silence" : String.format(Locale.ROOT, "%.1f dBFS", 20 * Math.log10(peak));
            err.print(String.format(
                    Locale.ROOT, "\r%.1f s  %s%s\r", (double) frame.end() / frame.sampleRate(), level, ERASE));
            err.flush();
            nextUpdate = frame.end() + frame.sampleRate() / UPDATES_PER_SECOND;
            peak = 0;
        }
    }
}
