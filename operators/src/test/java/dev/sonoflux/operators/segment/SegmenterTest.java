package dev.sonoflux.operators.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.SpeechEvent.EndReason;
import dev.sonoflux.engine.speech.SpeechEvent.Ended;
import dev.sonoflux.engine.speech.SpeechEvent.Started;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.TestSignal;
import dev.sonoflux.operators.vad.EnergyVad;
import dev.sonoflux.operators.vad.EnergyVadConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmenterTest {
    /** In hops: three of speech, two of pre-roll, twelve at most. */
    private static final SegmentConfig CONFIG =
            new SegmentConfig(Duration.ofMillis(30), Duration.ofMillis(20), Duration.ofMillis(120));

    private static List<SpeechEvent> run(String picture) {
        return run(CONFIG, Activity.of(picture));
    }

    private static List<SpeechEvent> run(SegmentConfig config, List<VoiceActivity> activity) {
        return Stages.run(new Segmenter(config), activity);
    }

    private static <E extends SpeechEvent> List<E> only(Class<E> type, List<SpeechEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Ended ended(
            long segment, long start, long end, long speechStart, long speechEnd, EndReason reason, long heard) {
        return new Ended(segment, Activity.RATE, start, end, speechStart, speechEnd, reason, heard);
    }

    @Test
    void aSegmentStartsWhenItsMinimumOfSpeechHasBeenHeard() {
        List<SpeechEvent> events = run("....SSSShh..");

        assertThat(events.get(0)).isEqualTo(new Started(0, Activity.RATE, 20, 40, 70));
        SpeechEvent.Samples first = (SpeechEvent.Samples) events.get(1);
        assertThat(first.frame().start()).isEqualTo(20);
        assertThat(first.frame().samples()).hasSize(50).startsWith(20f).endsWith(69f);
        assertThat(first.speechEnd()).isEqualTo(70);
        assertThat(first.heard()).isEqualTo(70);
        assertThat(only(SpeechEvent.Samples.class, events).stream().skip(1))
                .extracting(SpeechEvent.Samples::speechEnd)
                .containsExactly(80L, 80L, 80L);
        assertThat(events.get(events.size() - 1)).isEqualTo(ended(0, 20, 100, 40, 80, EndReason.SILENCE, 110));
    }

    @Test
    void hangoverKeepsShortPausesInsideOneSegment() {
        assertThat(only(Ended.class, run("..SShhSSh..")))
                .containsExactly(ended(0, 0, 90, 20, 80, EndReason.SILENCE, 100));
    }

    @Test
    void hangoverDoesNotCountAsSpeech() {
        assertThat(run("..SShhhhhh..")).isEmpty();
    }

    @Test
    void speechBeforeAndAfterASilenceDoesNotAddUp() {
        assertThat(run("..SS.SS.SS...")).isEmpty();
    }

    @Test
    void whatIsTooShortTakesNoNumberAndMayBePreRoll() {
        assertThat(only(Ended.class, run("....S.SSS..")))
                .containsExactly(ended(0, 40, 90, 60, 90, EndReason.SILENCE, 100));
    }

    @Test
    void preRollNeverReachesBeforeTheStream() {
        assertThat(only(Started.class, run(".SSS."))).containsExactly(new Started(0, Activity.RATE, 0, 10, 40));
    }

    @Test
    void preRollNeverReachesIntoTheSegmentBefore() {
        assertThat(only(Started.class, run("..SSSh.SSS.")))
                .extracting(Started::start)
                .containsExactly(0L, 60L);
    }

    @Test
    void preRollIsExactToTheSample() {
        SegmentConfig config = CONFIG.withPreRoll(Duration.ofMillis(13));

        assertThat(only(Started.class, run(config, Activity.of("....SSS."))))
                .extracting(Started::start)
                .containsExactly(27L);
    }

    @Test
    void aGapEndsTheSegmentAndPreRollDoesNotReachAcrossIt() {
        List<SpeechEvent> events = run("..SSS__.SSSh..");

        assertThat(only(Ended.class, events))
                .containsExactly(
                        ended(0, 0, 50, 20, 50, EndReason.GAP, 80), ended(1, 70, 120, 80, 110, EndReason.SILENCE, 130));
    }

    @Test
    void aGapForgetsSpeechThatWasNotEnough() {
        assertThat(run("..SS__SS..")).isEmpty();
    }

    @Test
    void theEndOfTheStreamEndsTheSegment() {
        assertThat(only(Ended.class, run("..SSSh")))
                .containsExactly(ended(0, 0, 60, 20, 50, EndReason.END_OF_STREAM, 60));
        assertThat(run("..SS")).isEmpty();
        assertThat(run("")).isEmpty();
    }

    @Test
    void atTheMaximumLengthTheNextSegmentFollowsWithoutAGap() {
        List<SpeechEvent> events = run("..SSSSSSSSSShSSSShh.");

        assertThat(only(Ended.class, events))
                .containsExactly(
                        ended(0, 0, 120, 20, 120, EndReason.MAX_LENGTH, 130),
                        ended(1, 120, 190, 130, 170, EndReason.SILENCE, 200));
    }

    @Test
    void whatRemainsAfterTheMaximumLengthMustBeEnoughSpeechAgain() {
        assertThat(only(Ended.class, run("..SSSSSSSSSSSShh.")))
                .containsExactly(ended(0, 0, 120, 20, 120, EndReason.MAX_LENGTH, 130));
    }

    @Test
    void theLongestSegmentEndsWithTheLastWholeHopThatFits() {
        SegmentConfig config = CONFIG.withMaxLength(Duration.ofMillis(125)).withPreRoll(Duration.ofMillis(7));

        assertThat(only(Ended.class, run(config, Activity.of("..SSSSSSSSSSSSSSSS")))
                        .get(0))
                .isEqualTo(ended(0, 13, 130, 20, 130, EndReason.MAX_LENGTH, 140));
    }

    @Test
    void sparseSpeechIsGivenUpWhenItIsAsLongAsASegmentMayBe() {
        assertThat(only(Ended.class, run("..ShhhhhhhhhhhhSS.."))).isEmpty();
        assertThat(only(Ended.class, run("..ShhhhhhhhhSSS..")))
                .containsExactly(ended(0, 100, 150, 120, 150, EndReason.SILENCE, 160));
    }

    @Test
    void withoutAMinimumTheFirstHopOfSpeechStartsTheSegment() {
        SegmentConfig config = CONFIG.withMinSpeech(Duration.ZERO).withPreRoll(Duration.ZERO);

        assertThat(only(Ended.class, run(config, Activity.of("..S.S."))))
                .containsExactly(
                        ended(0, 20, 30, 20, 30, EndReason.SILENCE, 40),
                        ended(1, 40, 50, 40, 50, EndReason.SILENCE, 60));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 33, 4000})
    void frameSizesMakeNoDifference(int longest) {
        TestSignal signal = new TestSignal(8000)
                .noise(0.5, 0.001, 1)
                .tone(0.405, 0.1)
                .noise(1, 0.001, 2)
                .tone(0.2, 0.1);

        assertThat(events(signal.frames(longest, longest)))
                .usingRecursiveComparison()
                .isEqualTo(events(List.of(signal.frame())));
    }

    private static List<SpeechEvent> events(List<PcmFrame> frames) {
        return Stages.run(
                new EnergyVad(EnergyVadConfig.ofDefaults()).then(new Segmenter(SegmentConfig.ofDefaults())), frames);
    }

    @Test
    void refusesSettingsThatContradictEachOther() {
        assertThatThrownBy(() -> CONFIG.withMaxLength(Duration.ofMillis(50)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxLength 50 ms leaves no room");
        assertThatThrownBy(() -> CONFIG.withMinSpeech(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minSpeech");
        assertThatThrownBy(() -> CONFIG.withPreRoll(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("preRoll");
    }

    @Test
    void worksAsAReactorOperator() {
        List<VoiceActivity> activity = Activity.of("..SSSSSSSSSSSSSSShh..SSSh__SSSS");

        ReactorForm.check(Segmenter.operator(CONFIG), activity, run(CONFIG, activity));
    }
}
