package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.Optional;

/**
 * What a microphone delivered while it was listened to for a moment.
 *
 * @param format what it delivered; empty if it could not be opened
 * @param rms root mean square of the samples, in [0, 1]; 0 if there were none
 * @param peak the largest amplitude, in [0, 1]
 * @param problem what went wrong, with what to do
 */
public record LevelCheck(Optional<PcmFormat> format, double rms, double peak, Optional<String> problem) {
    /** Listens to a source until it has heard so much, or until something goes wrong. */
    public static LevelCheck of(AudioSource microphone, Duration length) {
        return microphone
                .streams()
                .concatMap(AudioStream::events, 1)
                .scanWith(() -> new Listening(length), Listening::add)
                .takeUntil(Listening::isDone)
                .last()
                .map(Listening::check)
                .block();
    }

    /** Whether it delivered samples, and all of them were zero. */
    public boolean isDigitalSilence() {
        return format.isPresent() && problem.isEmpty() && peak == 0;
    }

    private static final class Listening {
        private final Duration length;
        private PcmFormat format;
        private String problem;
        private long samples;
        private double squares;
        private double peak;

        Listening(Duration length) {
            this.length = length;
        }

        Listening add(AudioEvent event) {
            if (event instanceof CaptureStarted started) {
                format = started.format();
            } else if (event instanceof PcmFrame frame) {
                for (float sample : frame.samples()) {
                    squares += (double) sample * sample;
                    peak = Math.max(peak, Math.abs(sample));
                }
                samples += frame.length();
            } else if (event instanceof Fault fault && !isAboutZeros()) {
                problem = fault.message();
            }
            return this;
        }

        /** Silence is a result. */
        private boolean isAboutZeros() {
            return samples > 0 && peak == 0;
        }

        boolean isDone() {
            return problem != null
                    || format != null && samples >= Nanos.toSamples(length.toNanos(), format.sampleRate());
        }

        LevelCheck check() {
            return new LevelCheck(
                    Optional.ofNullable(format),
                    samples == 0 ? 0 : Math.sqrt(squares / samples),
                    peak,
                    Optional.ofNullable(problem));
        }
    }
}
