package dev.sonoflux.testkit.source;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.testkit.signal.Noise;
import dev.sonoflux.testkit.signal.Signal;
import dev.sonoflux.testkit.signal.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/**
 * A source of one stream that is written down step by step. Every step gives a source that is complete, and that can be
 * heard any number of times; each piece of audio is a frame, with the position that it has in the stream.
 *
 * <pre>{@code
 * AudioSource source = ScriptedSource.at(16_000)
 *         .silence(Duration.ofMillis(500))
 *         .speech(Duration.ofMillis(400))
 *         .key(KeyPress.ENTER)
 *         .gap(Duration.ofMillis(100))
 *         .silence(Duration.ofSeconds(1));
 * }</pre>
 */
public final class ScriptedSource implements AudioSource {
    /** What its stream is called unless it is {@link #named}. */
    public static final String DEFAULT_NAME = "script";

    /** What its faults are about, and what it captures from. */
    public static final String DEVICE = "scripted device";

    private final String name;
    private final Voice voice;
    private final long position;
    private final List<AudioEvent> events;

    private ScriptedSource(String name, Voice voice, long position, List<AudioEvent> events) {
        this.name = name;
        this.voice = voice;
        this.position = position;
        this.events = List.copyOf(events);
    }

    /** A stream in which nothing happens yet. */
    public static ScriptedSource at(int sampleRate) {
        return new ScriptedSource(DEFAULT_NAME, Voice.at(sampleRate), 0, List.of());
    }

    /** The same stream by another name. */
    public ScriptedSource named(String streamName) {
        return new ScriptedSource(streamName, voice, position, events);
    }

    /** From here on somebody else speaks, at the stream's rate. */
    public ScriptedSource voice(Voice speaker) {
        if (speaker.sampleRate() != voice.sampleRate()) {
            throw new IllegalArgumentException("a voice at " + speaker.sampleRate()
                    + " Hz does not fit into a stream at " + voice.sampleRate() + " Hz");
        }
        return new ScriptedSource(name, speaker, position, events);
    }

    /** Digital silence. */
    public ScriptedSource silence(Duration length) {
        return samples(Signal.silence(voice.sampleRate(), length));
    }

    /** The voice talks without a pause; something else every time. */
    public ScriptedSource speech(Duration length) {
        return samples(nextVoice().speech(length));
    }

    /** The voice says a word. */
    public ScriptedSource word(int syllables) {
        return samples(nextVoice().word(syllables));
    }

    /** White noise. */
    public ScriptedSource noise(Duration length, double rms) {
        return samples(Noise.white(voice.sampleRate(), length, rms, nextVoice().seed()));
    }

    /** A sine. */
    public ScriptedSource tone(Duration length, double hertz, double rms) {
        return samples(Signal.tone(voice.sampleRate(), length, hertz, rms));
    }

    /** Whatever the test has made, at the stream's rate. */
    public ScriptedSource samples(Signal signal) {
        if (signal.sampleRate() != voice.sampleRate()) {
            throw new IllegalArgumentException("a signal at " + signal.sampleRate()
                    + " Hz does not fit into a stream at " + voice.sampleRate() + " Hz");
        }
        return samples(signal.samples());
    }

    /** Whatever the test has made. */
    public ScriptedSource samples(float... amplitudes) {
        return with(new PcmFrame(voice.sampleRate(), position, amplitudes), amplitudes.length);
    }

    /** Samples are missing: what comes next starts later. */
    public ScriptedSource gap(Duration length) {
        return new ScriptedSource(name, voice, position + count(length), events);
    }

    /** Samples are missing, and an empty frame behind them tells of it at once. */
    public ScriptedSource announcedGap(Duration length) {
        return gap(length).samples();
    }

    /** Samples are missing because the consumer was too slow, as {@link Dropped} says. */
    public ScriptedSource drop(Duration length) {
        return with(new Dropped(voice.sampleRate(), position, count(length)), count(length));
    }

    /** Something went wrong, and the stream goes on. */
    public ScriptedSource fault(String message) {
        return fault(Fault.Severity.WARNING, message);
    }

    /** Something went wrong. */
    public ScriptedSource fault(Fault.Severity severity, String message) {
        return with(new Fault(severity, DEVICE, voice.sampleRate(), position, message), 0);
    }

    /** A key is pressed, e.g. {@link KeyPress#ENTER}. */
    public ScriptedSource key(String key) {
        return with(new KeyPress(voice.sampleRate(), position, key), 0);
    }

    /** A device begins to deliver, or does so again: 32-bit floats, which is what a script can hold, and one channel. */
    public ScriptedSource captureStarted(String device) {
        PcmFormat format = new PcmFormat(voice.sampleRate(), 1, SampleEncoding.F32_LE);
        return with(new CaptureStarted(device, format, position), 0);
    }

    /** Anything else that a source can tell; it must know its position itself. */
    public ScriptedSource event(AudioEvent event) {
        return with(event, 0);
    }

    /** Index of the sample that comes next. */
    public long position() {
        return position;
    }

    /** The stream's name. */
    public String name() {
        return name;
    }

    /** All that happens, in its order. */
    public Flux<AudioEvent> events() {
        return Flux.fromIterable(events);
    }

    /** The samples alone. */
    public Flux<PcmFrame> frames() {
        return events().ofType(PcmFrame.class);
    }

    @Override
    public Flux<AudioStream> streams() {
        return Flux.just(new AudioStream(name, events()));
    }

    @Override
    public OptionalInt sampleRate() {
        return OptionalInt.of(voice.sampleRate());
    }

    private ScriptedSource with(AudioEvent event, long length) {
        List<AudioEvent> more = new ArrayList<>(events);
        more.add(event);
        return new ScriptedSource(name, voice, position + length, more);
    }

    private Voice nextVoice() {
        return voice.withSeed(voice.seed() + events.size());
    }

    private long count(Duration length) {
        return Math.round(length.toNanos() * 1e-9 * voice.sampleRate());
    }
}
