package dev.sonoflux.operators.talk;

import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.SpeechEvent.EndReason;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.stage.KeyStage;
import dev.sonoflux.operators.talk.HeardHops.Stretch;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Captures one window for each press of a key, in the place of a segmenter: the samples {@code [press - preRoll, press +
 * window)}, to the sample. If the detector heard speech in it, it is one segment, whose speech is from the first hop of
 * speech to the last, as far as they lie in the window; otherwise nothing comes out.
 *
 * <p>A window is complete, and its segment said at once, when its last sample has been heard; the segment then ends for its
 * {@linkplain EndReason#MAX_LENGTH length}. A gap and the end of the stream end a window where they are, and a key that is
 * pressed within a gap captures nothing. A press while a window is being captured is ignored, so that a key that is held
 * down does not cut it up. The pre-roll of a press soon after a window reaches back into it, so that a word that was begun
 * too early is not lost.
 *
 * <p>A press is to come before the samples that were captured after it, as sources deliver it; then the result depends on its
 * position alone. What is held in memory is a window and its pre-roll.
 */
public final class PushToTalk implements KeyStage<VoiceActivity, SpeechEvent> {
    private final PushToTalkConfig config;
    private final PendingPresses presses;
    private final HeardHops heard = new HeardHops();
    private boolean begun;
    private int sampleRate;
    private long next;
    private long segment;

    public PushToTalk(PushToTalkConfig config) {
        this.config = config;
        presses = new PendingPresses(config.key());
    }

    @Override
    public void press(KeyPress press, Consumer<? super SpeechEvent> out) {
        presses.add(press);
    }

    @Override
    public void accept(VoiceActivity activity, Consumer<? super SpeechEvent> out) {
        PcmFrame hop = activity.hop();
        if (begun && hop.start() != next) {
            endBefore(hop.start(), EndReason.GAP, hop.end(), out);
            heard.clear();
        }
        begun = true;
        sampleRate = hop.sampleRate();
        next = hop.end();
        heard.add(activity);
        while (!presses.isEmpty() && window().end() <= next) {
            capture(Long.MAX_VALUE, EndReason.MAX_LENGTH, next, out);
        }
        heard.discardBefore(presses.isEmpty() ? next - samples(config.preRoll()) : window().start());
    }

    @Override
    public void flush(Consumer<? super SpeechEvent> out) {
        if (begun) {
            endBefore(Long.MAX_VALUE, EndReason.END_OF_STREAM, next, out);
        }
    }

    /** Ends the windows that were begun before a position where samples are missing. */
    private void endBefore(long position, EndReason reason, long heardUpTo, Consumer<? super SpeechEvent> out) {
        while (!presses.isEmpty() && presses.first(sampleRate) < position) {
            if (presses.first(sampleRate) <= next) {
                capture(position, reason, heardUpTo, out);
            } else {
                presses.removeFirst();
            }
        }
    }

    private Stretch window() {
        long press = presses.first(sampleRate);
        return new Stretch(press - samples(config.preRoll()), press + Math.max(1, samples(config.window())));
    }

    /** Hands on the window of the earliest press as far as it has been heard, and forgets the presses that fall in it. */
    private void capture(long position, EndReason reason, long heardUpTo, Consumer<? super SpeechEvent> out) {
        Stretch window = window();
        heard.speechIn(window).ifPresent(speech -> {
            PcmFrame audio = heard.samplesIn(window);
            long start = audio.start();
            out.accept(new SpeechEvent.Started(segment, sampleRate, start, speech.start(), heardUpTo));
            out.accept(new SpeechEvent.Samples(segment, audio, speech.end(), heardUpTo));
            out.accept(new SpeechEvent.Ended(
                    segment, sampleRate, start, audio.end(), speech.start(), speech.end(), reason, heardUpTo));
            segment++;
        });
        long free = Math.min(window.end(), position);
        do {
            presses.removeFirst();
        } while (!presses.isEmpty() && presses.first(sampleRate) < free);
    }

    private long samples(Duration duration) {
        return Math.round(duration.toNanos() * 1e-9 * sampleRate);
    }
}
