package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import dev.sonoflux.training.splice.TruthWord;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTallyTest {
    private static final int RATE = 8000;

    /** From 20 to 60 ms, and from 100 to 120 ms. */
    private static final List<TruthWord> WORDS = List.of(word(0.02, 0.06), word(0.1, 0.12));

    private static TruthWord word(double start, double end) {
        return new TruthWord("s", "7", "theo", "id", start, end);
    }

    private static VoiceActivity hop(long startMs, int lengthMs, State state) {
        return new VoiceActivity(new PcmFrame(RATE, startMs * 8, new float[lengthMs * 8]), 0, Double.NaN, state);
    }

    private static FrameCounts counts(VoiceActivity... hops) {
        FrameTally tally = new FrameTally(WORDS);
        for (VoiceActivity hop : hops) {
            tally.add(hop);
        }
        return tally.counts();
    }

    @Test
    void framesAreMissedOrTakenWithTheHangoverAndWithoutIt() {
        FrameCounts counts = counts(
                hop(0, 10, State.SILENCE),
                hop(10, 10, State.SPEECH),
                hop(20, 10, State.SILENCE),
                hop(30, 10, State.SPEECH),
                hop(40, 20, State.HANGOVER),
                hop(60, 20, State.HANGOVER),
                hop(80, 40, State.SILENCE));

        assertThat(counts).isEqualTo(new FrameCounts(6, 5, 3, 6, 1, 3));
        assertThat(counts.missRate()).isEqualTo(5 / 6.0);
        assertThat(counts.lossRate()).isEqualTo(3 / 6.0);
        assertThat(counts.falseAlarmRate()).isEqualTo(1 / 6.0);
        assertThat(counts.keptRate()).isEqualTo(3 / 6.0);
    }

    @Test
    void hopsOfAnyLengthGiveTheSameFrames() {
        FrameCounts counts = counts(
                hop(0, 32, State.SILENCE),
                hop(32, 32, State.SPEECH),
                hop(64, 32, State.SPEECH),
                hop(96, 4, State.SILENCE));

        assertThat(counts)
                .as("frames in whose middle, 35 ms and on, there is speech")
                .isEqualTo(new FrameCounts(4, 1, 1, 6, 4, 4));
    }

    @Test
    void framesThatNobodyJudgedDoNotCount() {
        FrameCounts counts = counts(hop(0, 20, State.SPEECH), hop(100, 20, State.SPEECH));

        assertThat(counts).isEqualTo(new FrameCounts(2, 0, 0, 2, 2, 2));
    }
}
