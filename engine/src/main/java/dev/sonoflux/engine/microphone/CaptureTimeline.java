package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Gives everything that happens its position: what was captured is counted, what is missing is measured by the clock. Not
 * thread-safe.
 */
final class CaptureTimeline {
    /** Longer than any pause of a microphone that is on: even in silence it hears its own noise. */
    static final Duration SILENCE = Duration.ofMillis(800);

    /** Less sound than this after a silence, and the next silence is one of a device that is silent between words. */
    private static final Duration SOUND = Duration.ofSeconds(10);

    /** So short a gap survives a resampling to any rate. */
    private static final Duration SHORTEST_GAP = Duration.ofMillis(10);

    private final Consumer<AudioEvent> out;
    private final List<String> earlyKeys = new ArrayList<>();
    private String device;
    private PcmFormat format;
    /** Index of the sample that comes next. */
    private long position;
    /** The end of the last samples that arrived, and when they did. */
    private long heard;

    private long heardAt;
    private boolean gap;
    private long zeros;
    /** Where the last silence ended, if there was one. */
    private OptionalLong sound = OptionalLong.empty();

    CaptureTimeline(String device, Consumer<AudioEvent> out) {
        this.device = device;
        this.out = out;
    }

    /** The stream's rate, once it has one. */
    OptionalInt rate() {
        return format == null ? OptionalInt.empty() : OptionalInt.of(format.sampleRate());
    }

    /** The first line was opened. */
    void begin(String device, PcmFormat format, long now) {
        this.device = device;
        this.format = format;
        heardAt = now;
        out.accept(new CaptureStarted(device, format, position));
        earlyKeys.forEach(this::press);
        earlyKeys.clear();
    }

    /** Samples arrived in time. */
    void samples(float[] samples, long now) {
        boolean zero = isZero(samples);
        if (!zero) {
            signal();
        }
        out.accept(new PcmFrame(format.sampleRate(), position, samples));
        position += samples.length;
        heard = position;
        heardAt = now;
        if (zero) {
            silence(samples.length);
        }
    }

    /** Nothing comes any more: whatever is listening need not wait. */
    void lost(String what, long now) {
        gap = true;
        zeros = 0;
        long shortest = Nanos.toSamples(SHORTEST_GAP.toNanos(), format.sampleRate());
        position += Math.max(shortest, samplesSince(heardAt, now));
        warn(what);
        out.accept(new PcmFrame(format.sampleRate(), position, new float[0]));
    }

    /** A line delivers its first samples after {@link #lost}. */
    void resume(String device, PcmFormat format, int samples, long now) {
        this.device = device;
        this.format = format;
        gap = false;
        position = Math.max(position, heard + samplesSince(heardAt, now) - samples);
        out.accept(new CaptureStarted(device, format, position));
    }

    /** Whether the stream waits for samples after {@link #lost}. */
    boolean isInGap() {
        return gap;
    }

    /** Whether nothing but zeros has come for a while. */
    boolean isSilent() {
        return format != null && zeros >= Nanos.toSamples(SILENCE.toNanos(), format.sampleRate());
    }

    /** The device threw samples away before the next ones. */
    void overrun(long samples) {
        out.accept(new Dropped(format.sampleRate(), position, samples));
        position += samples;
        heard = position;
        warn(named() + ": the machine was busy for longer than the line's buffer holds, and "
                + Nanos.ofSamples(samples, format.sampleRate()) / 1_000_000
                + " ms were lost; the stream goes on behind them; a longer 'buffer' helps");
    }

    void press(String key) {
        if (format == null) {
            earlyKeys.add(key);
        } else {
            out.accept(new KeyPress(format.sampleRate(), position, key));
        }
    }

    void warn(String message) {
        fault(Severity.WARNING, message);
    }

    void fail(String message) {
        fault(Severity.ERROR, message);
    }

    /** The device as messages call it. */
    String named() {
        return "microphone '" + device + "'";
    }

    private void fault(Severity severity, String message) {
        out.accept(new Fault(severity, device, format == null ? 0 : format.sampleRate(), position, message));
    }

    private void signal() {
        if (isSilent()) {
            sound = OptionalLong.of(position);
            out.accept(new CaptureStarted(device, format, position));
        }
        zeros = 0;
    }

    private void silence(int samples) {
        boolean known = isSilent();
        zeros += samples;
        if (!known && isSilent()) {
            fault(
                    isSilentBetweenWords() ? Severity.NOTE : Severity.WARNING,
                    named() + " delivers only silence, not even noise: is it muted? What it delivers is listened to"
                            + " all the same");
        }
    }

    private boolean isSilentBetweenWords() {
        return sound.isPresent()
                && position - zeros - sound.getAsLong() < Nanos.toSamples(SOUND.toNanos(), format.sampleRate());
    }

    static boolean isZero(float[] samples) {
        for (float sample : samples) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    private long samplesSince(long then, long now) {
        return Nanos.toSamples(now - then, format.sampleRate());
    }
}
