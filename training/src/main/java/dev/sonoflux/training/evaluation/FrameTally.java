package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import dev.sonoflux.training.splice.TruthWord;
import java.util.List;

/**
 * Counts the frames of a stream. A frame is what its middle is, in the truth and in the hop that has it: so hops of any length
 * are measured alike. Frames that nobody judged, e.g. in a gap, don't count.
 */
final class FrameTally {
    private static final int FRAMES_PER_SECOND = 100;

    private final List<TruthWord> words;
    private int word;
    private long frame;
    private FrameCounts counts = FrameCounts.NONE;

    /** @param words in the order of their starts */
    FrameTally(List<TruthWord> words) {
        this.words = words;
    }

    /** Takes the next hop. */
    void add(VoiceActivity activity) {
        int rate = activity.hop().sampleRate();
        for (; middle(frame, rate) < activity.hop().end(); frame++) {
            if (middle(frame, rate) >= activity.hop().start()) {
                count(speechAt((frame + 0.5) / FRAMES_PER_SECOND), activity.state());
            }
        }
    }

    private static long middle(long frame, int sampleRate) {
        return (2 * frame + 1) * sampleRate / (2 * FRAMES_PER_SECOND);
    }

    private boolean speechAt(double seconds) {
        while (word < words.size() && words.get(word).end() <= seconds) {
            word++;
        }
        return word < words.size() && words.get(word).start() <= seconds;
    }

    private void count(boolean speech, State state) {
        int judged = state == State.SPEECH ? 1 : 0;
        int kept = state == State.SILENCE ? 0 : 1;
        counts = counts.plus(
                speech ? new FrameCounts(1, 1 - judged, 1 - kept, 0, 0, 0) : new FrameCounts(0, 0, 0, 1, judged, kept));
    }

    FrameCounts counts() {
        return counts;
    }
}
