package dev.sonoflux.operators.segment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Voice activity as a detector would give it at 1 kHz, ten samples a hop, from a picture with a letter a hop: {@code .} is
 * silence, {@code S} speech, {@code h} hangover and {@code _} a missing hop. Every sample is its own index.
 */
public final class Activity {
    public static final int RATE = 1000;
    public static final int HOP = 10;

    private Activity() {}

    public static List<VoiceActivity> of(String picture) {
        List<VoiceActivity> activity = new ArrayList<>();
        for (int i = 0; i < picture.length(); i++) {
            if (picture.charAt(i) != '_') {
                activity.add(hop(i * HOP, HOP, state(picture.charAt(i))));
            }
        }
        return activity;
    }

    public static VoiceActivity hop(long start, int length, State state) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = start + i;
        }
        return new VoiceActivity(new PcmFrame(RATE, start, samples), 0, 0, state);
    }

    private static State state(char letter) {
        return switch (letter) {
            case 'S' -> State.SPEECH;
            case 'h' -> State.HANGOVER;
            case '.' -> State.SILENCE;
            default -> throw new IllegalArgumentException("no such hop: " + letter);
        };
    }
}
