package dev.sonoflux.operators.segment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.SpeechEvent.EndReason;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Cuts a stream into segments of speech.
 *
 * <p>A segment begins when {@code minSpeech} of speech has been heard without silence in between. Only hops that are
 * speech themselves count; hangover bridges them and does not count. What is too short is no segment and takes no number.
 * The segment's samples begin up to {@code preRoll} before the speech, but not before the stream or the last gap, nor in
 * another segment; they end with the hangover. A segment ends at the first silent hop, at a gap, at the end of the stream,
 * or with the last hop that fits into {@code maxLength}. After the latter the next segment begins where this one ended, if
 * {@code minSpeech} more is heard before a silence.
 *
 * <p>What has been said about a hop is said when that hop has been heard, so that the events depend on the samples alone.
 * At most {@code maxLength} is held in memory.
 */
public final class Segmenter implements Stage<VoiceActivity, SpeechEvent> {
    private enum Phase {
        /** No speech; what is held may become pre-roll. */
        IDLE,
        /** Speech or hangover, and not yet enough speech. */
        PENDING,
        OPEN
    }

    private final SegmentConfig config;
    private final HeldAudio held = new HeldAudio();
    private Phase phase = Phase.IDLE;
    private boolean begun;
    private int sampleRate;
    private long next;
    private long segment;
    private long start;
    private long speechStart;
    private long speechEnd;
    private long speechSamples;

    public Segmenter(SegmentConfig config) {
        this.config = config;
    }

    /** The segmenter for {@link Flux#transform}, a fresh one for each subscriber. */
    public static Function<Flux<VoiceActivity>, Flux<SpeechEvent>> operator(SegmentConfig config) {
        return Stages.operator(() -> new Segmenter(config));
    }

    @Override
    public void accept(VoiceActivity activity, Consumer<? super SpeechEvent> out) {
        PcmFrame hop = activity.hop();
        if (begun && hop.start() != next) {
            end(EndReason.GAP, hop.end(), out);
            held.clear();
        } else if (activity.state() == State.SILENCE) {
            end(EndReason.SILENCE, hop.end(), out);
        } else if (phase != Phase.IDLE && hop.end() - start > samples(config.maxLength())) {
            endBefore(hop, out);
        }
        begun = true;
        sampleRate = hop.sampleRate();
        next = hop.end();
        switch (phase) {
            case IDLE -> idle(hop, activity.state(), out);
            case PENDING -> pending(hop, activity.state(), out);
            case OPEN -> open(hop, activity.state(), out);
        }
    }

    @Override
    public void flush(Consumer<? super SpeechEvent> out) {
        end(EndReason.END_OF_STREAM, next, out);
    }

    private void idle(PcmFrame hop, State state, Consumer<? super SpeechEvent> out) {
        if (state == State.SPEECH) {
            begin(held.isEmpty() ? hop.start() : held.start());
            pending(hop, state, out);
        } else {
            held.add(hop);
            held.keepLast(samples(config.preRoll()));
        }
    }

    private void begin(long start) {
        phase = Phase.PENDING;
        this.start = start;
        speechSamples = 0;
    }

    private void pending(PcmFrame hop, State state, Consumer<? super SpeechEvent> out) {
        held.add(hop);
        if (state == State.SPEECH) {
            if (speechSamples == 0) {
                speechStart = hop.start();
            }
            speechSamples += hop.length();
            speechEnd = hop.end();
        }
        if (speechSamples > 0 && speechSamples >= samples(config.minSpeech())) {
            phase = Phase.OPEN;
            out.accept(new SpeechEvent.Started(segment, sampleRate, start, speechStart, hop.end()));
            out.accept(new SpeechEvent.Samples(segment, held.join(), speechEnd, hop.end()));
            held.clear();
        }
    }

    private void open(PcmFrame hop, State state, Consumer<? super SpeechEvent> out) {
        if (state == State.SPEECH) {
            speechEnd = hop.end();
        }
        out.accept(new SpeechEvent.Samples(segment, hop, speechEnd, hop.end()));
    }

    /** The hop does not fit any more. What follows a segment joins it until there is silence. */
    private void endBefore(PcmFrame hop, Consumer<? super SpeechEvent> out) {
        boolean continues = phase == Phase.OPEN;
        end(EndReason.MAX_LENGTH, hop.end(), out);
        if (continues) {
            begin(hop.start());
        }
    }

    private void end(EndReason reason, long heard, Consumer<? super SpeechEvent> out) {
        if (phase == Phase.OPEN) {
            out.accept(new SpeechEvent.Ended(segment, sampleRate, start, next, speechStart, speechEnd, reason, heard));
            segment++;
        }
        abandon();
    }

    /** What is held, if anything, was no segment; its end may be the pre-roll of the next one. */
    private void abandon() {
        phase = Phase.IDLE;
        held.keepLast(samples(config.preRoll()));
    }

    private long samples(Duration duration) {
        return Math.round(duration.toNanos() * 1e-9 * sampleRate);
    }
}
