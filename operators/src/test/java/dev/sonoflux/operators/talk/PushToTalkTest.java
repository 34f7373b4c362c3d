package dev.sonoflux.operators.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.SpeechEvent.EndReason;
import dev.sonoflux.engine.speech.SpeechEvent.Ended;
import dev.sonoflux.engine.speech.SpeechEvent.Samples;
import dev.sonoflux.engine.speech.SpeechEvent.Started;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.operators.segment.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushToTalkTest {
    /** In hops: a window of five, two of pre-roll. */
    private static final PushToTalkConfig CONFIG =
            PushToTalkConfig.ofDefaults().withWindow(Duration.ofMillis(50)).withPreRoll(Duration.ofMillis(20));

    private final PushToTalk talk = new PushToTalk(CONFIG);
    private final List<SpeechEvent> out = new ArrayList<>();

    /** Hears a picture; a key was pressed at each position, and is told of as soon as what was heard reaches there. */
    private List<SpeechEvent> run(String picture, long... positions) {
        hear(picture, positions);
        talk.flush(out::add);
        return out;
    }

    private void hear(String picture, long... positions) {
        int told = 0;
        for (VoiceActivity activity : Activity.of(picture)) {
            while (told < positions.length && positions[told] < activity.hop().end()) {
                press(positions[told++]);
            }
            talk.accept(activity, out::add);
        }
        while (told < positions.length) {
            press(positions[told++]);
        }
    }

    private void press(long position) {
        talk.press(new KeyPress(Activity.RATE, position, KeyPress.ENTER), out::add);
    }

    private static Ended ended(
            long segment, long start, long end, long speechStart, long speechEnd, EndReason reason, long heard) {
        return new Ended(segment, Activity.RATE, start, end, speechStart, speechEnd, reason, heard);
    }

    private List<Ended> segments() {
        return out.stream()
                .filter(Ended.class::isInstance)
                .map(Ended.class::cast)
                .toList();
    }

    @Test
    void pressCapturesOneWindowWithItsPreRollToTheSample() {
        run(".....SShh...", 43);

        assertThat(out).hasSize(3);
        assertThat(out.get(0)).isEqualTo(new Started(0, Activity.RATE, 23, 50, 100));
        Samples samples = (Samples) out.get(1);
        assertThat(samples.frame().start()).isEqualTo(23);
        assertThat(samples.frame().samples()).hasSize(70).startsWith(23f).endsWith(92f);
        assertThat(samples.speechEnd()).isEqualTo(70);
        assertThat(out.get(2)).isEqualTo(ended(0, 23, 93, 50, 70, EndReason.MAX_LENGTH, 100));
    }

    @Test
    void nothingComesOutBeforeTheWindowIsCompleteAndAllOfItThen() {
        hear("....SSSS", 40);
        assertThat(out).isEmpty();

        talk.accept(Activity.hop(80, Activity.HOP, VoiceActivity.State.SILENCE), out::add);

        assertThat(segments()).containsExactly(ended(0, 20, 90, 40, 80, EndReason.MAX_LENGTH, 90));
    }

    @Test
    void onsetThatBeganBeforeTheKeyIsInIt() {
        assertThat(run("..SSSS....", 40)).isNotEmpty();

        assertThat(segments()).containsExactly(ended(0, 20, 90, 20, 60, EndReason.MAX_LENGTH, 90));
    }

    @Test
    void speechIsBoundedByTheWindow() {
        run("SSSSSSSSSSSS", 45);

        assertThat(segments()).containsExactly(ended(0, 25, 95, 25, 95, EndReason.MAX_LENGTH, 100));
    }

    @Test
    void windowWithoutSpeechIsNoSegmentAndTakesNoNumber() {
        run("SShh.............SS..........", 40, 150);

        assertThat(segments()).containsExactly(ended(0, 130, 200, 170, 190, EndReason.MAX_LENGTH, 200));
    }

    @Test
    void hangoverIsNoSpeech() {
        assertThat(run("SShhhhhhhhhh", 45)).isEmpty();
    }

    @Test
    void pressDuringAWindowIsIgnored() {
        run("....SSSSSSSSSSSSSSSS", 40, 41, 89);

        assertThat(segments()).containsExactly(ended(0, 20, 90, 40, 90, EndReason.MAX_LENGTH, 90));
    }

    @Test
    void pressAtTheEndOfAWindowBeginsTheNextWhosePreRollReachesBack() {
        run("....SSSSSSSSSSSSSSSS", 40, 90);

        assertThat(segments())
                .containsExactly(
                        ended(0, 20, 90, 40, 90, EndReason.MAX_LENGTH, 90),
                        ended(1, 70, 140, 70, 140, EndReason.MAX_LENGTH, 140));
    }

    @Test
    void pressesMayBeToldOfBeforeAnythingWasHeard() {
        press(40);
        press(90);

        run("....SSSSSSSSSSSSSSSS");

        assertThat(segments()).extracting(Ended::start).containsExactly(20L, 70L);
    }

    @Test
    void startOfTheStreamCutsThePreRoll() {
        run("SSSSSSSSS", 10);

        assertThat(segments()).containsExactly(ended(0, 0, 60, 0, 60, EndReason.MAX_LENGTH, 60));
    }

    @Test
    void gapEndsTheWindow() {
        run("....SS____SSSSSSSS", 40);

        assertThat(segments()).containsExactly(ended(0, 20, 60, 40, 60, EndReason.GAP, 110));
    }

    @Test
    void emptyHopEndsTheWindowWhileMoreIsStillMissing() {
        hear("....SS", 40);
        talk.accept(Activity.hop(70, 0, VoiceActivity.State.SILENCE), out::add);

        assertThat(segments()).containsExactly(ended(0, 20, 60, 40, 60, EndReason.GAP, 70));
    }

    @Test
    void whatWasHeardBeforeAGapIsNoPreRoll() {
        run("....SS____SSSSSSSS", 100);

        assertThat(segments()).containsExactly(ended(0, 100, 150, 100, 150, EndReason.MAX_LENGTH, 150));
    }

    @Test
    void pressWithinAGapCapturesNothing() {
        assertThat(run("....SS____SSSSSSSS", 61)).isEmpty();
    }

    @Test
    void windowThatAGapEndedDoesNotSwallowPressesBehindIt() {
        press(40);
        press(80);

        run("....SS__SSSSSSSS");

        assertThat(segments())
                .containsExactly(
                        ended(0, 20, 60, 40, 60, EndReason.GAP, 90),
                        ended(1, 80, 130, 80, 130, EndReason.MAX_LENGTH, 130));
    }

    @Test
    void endOfTheStreamEndsTheWindow() {
        run("....SS", 40);

        assertThat(segments()).containsExactly(ended(0, 20, 60, 40, 60, EndReason.END_OF_STREAM, 60));
    }

    @Test
    void streamWithoutSamplesOrKeysGivesNothing() {
        assertThat(run("", 0)).isEmpty();
        assertThat(new PushToTalkTest().run("SSSSSSSSSSSSSSSSSSS")).isEmpty();
    }

    @Test
    void otherKeysChangeNothing() {
        talk.press(new KeyPress(Activity.RATE, 10, "t"), out::add);

        assertThat(run("SSSSSSSSSSSSSSSSSSS")).isEmpty();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> CONFIG.withWindow(Duration.ZERO)).hasMessage("window 0 ms is outside 1..60000 ms");
        assertThatThrownBy(() -> CONFIG.withPreRoll(Duration.ofMillis(-1)))
                .hasMessage("preRoll -1 ms is outside 0..10000 ms");
        assertThatThrownBy(() -> CONFIG.withKey("return")).hasMessageContaining("key 'return' is not enter, or");
    }
}
