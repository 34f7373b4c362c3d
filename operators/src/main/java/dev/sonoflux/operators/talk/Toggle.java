package dev.sonoflux.operators.talk;

import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import dev.sonoflux.engine.stage.KeyStage;
import java.util.function.Consumer;

/**
 * Starts and stops listening when a key is pressed. While it does not listen, every hop passes as silence, with an infinite
 * threshold: the detector before it goes on following the noise, an open segment ends, and what is heard may still be the
 * pre-roll of speech that comes after the next press.
 *
 * <p>A press takes effect with the first hop that begins at or after it; the hop in which it falls is still what it was. A
 * press is to come before the samples that were captured after it, as sources deliver it; then the result depends on its
 * position alone.
 */
public final class Toggle implements KeyStage<VoiceActivity, VoiceActivity> {
    private final PendingPresses presses;
    private boolean listening;

    public Toggle(ToggleConfig config) {
        presses = new PendingPresses(config.key());
        listening = config.listening();
    }

    @Override
    public void press(KeyPress press, Consumer<? super VoiceActivity> out) {
        presses.add(press);
    }

    @Override
    public void accept(VoiceActivity activity, Consumer<? super VoiceActivity> out) {
        int rate = activity.hop().sampleRate();
        while (!presses.isEmpty() && presses.first(rate) <= activity.hop().start()) {
            presses.removeFirst();
            listening = !listening;
        }
        out.accept(listening ? activity : unheard(activity));
    }

    private static VoiceActivity unheard(VoiceActivity activity) {
        return new VoiceActivity(activity.hop(), activity.level(), Double.POSITIVE_INFINITY, State.SILENCE);
    }
}
