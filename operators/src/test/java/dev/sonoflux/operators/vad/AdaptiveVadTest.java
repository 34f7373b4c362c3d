package dev.sonoflux.operators.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.TestSignal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveVadTest {
    private static final AdaptiveVadConfig CONFIG = AdaptiveVadConfig.ofDefaults();

    private static List<VoiceActivity> run(TestSignal signal) {
        return Stages.run(new AdaptiveVad(CONFIG), List.of(signal.frame()));
    }

    /** How much of [from, to) was judged to be speech, hangover aside; in seconds of a stream at 8 kHz. */
    private static double speech(List<VoiceActivity> activity, double from, double to) {
        List<VoiceActivity> part = activity.stream()
                .filter(a -> a.hop().start() >= from * 8000 && a.hop().end() <= to * 8000)
                .toList();
        assertThat(part).isNotEmpty();
        return part.stream().filter(a -> a.state() == State.SPEECH).count() / (double) part.size();
    }

    private static float[] tone(double seconds, double rms) {
        return new TestSignal(8000).tone(seconds, rms).samples();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-70, -60, -50, -40})
    void steadyNoiseIsNotSpeechAndAWordInItIs(double noiseDbfs) {
        double noise = Level.ofDbfs(noiseDbfs).rms();
        TestSignal signal = new TestSignal(8000).noise(4, noise, 1).mix(2, tone(0.5, 10 * noise));

        List<VoiceActivity> activity = run(signal);

        assertThat(speech(activity, 0, 2)).isZero();
        assertThat(speech(activity, 2.02, 2.5)).isEqualTo(1);
        assertThat(speech(activity, 2.53, 4)).isZero();
    }

    @Test
    void aWordMayBeginATenthOfASecondIntoTheStream() {
        TestSignal signal = new TestSignal(8000).noise(2, 0.003, 1).mix(0.1, tone(0.4, 0.03));

        List<VoiceActivity> activity = run(signal);

        assertThat(speech(activity, 0, 0.1)).isZero();
        assertThat(speech(activity, 0.12, 0.5)).isEqualTo(1);
        assertThat(speech(activity, 0.53, 2)).isZero();
    }

    @Test
    void aWordMayBeginWithTheStream() {
        TestSignal signal = new TestSignal(8000).noise(2, 0.001, 1).mix(0, tone(0.4, 0.05));

        assertThat(speech(run(signal), 0, 0.4)).isEqualTo(1);
    }

    @Test
    void aQuietRecordingOfAWordAndNothingElseIsSpeech() {
        TestSignal signal = new TestSignal(8000).noise(0.4, 0.001, 1).mix(0.02, tone(0.34, 0.008));

        assertThat(speech(run(signal), 0.03, 0.36)).isEqualTo(1);
    }

    @Test
    void aStreamWithoutSamplesHasNoHops() {
        assertThat(Stages.run(new AdaptiveVad(CONFIG), List.of())).isEmpty();
    }

    @Test
    void longSpeechIsNotTakenForNoise() {
        TestSignal signal = new TestSignal(8000).noise(8, 0.001, 1).mix(2, tone(4.5, 0.05));

        assertThat(speech(run(signal), 2.02, 6.5)).isEqualTo(1);
    }

    @Test
    void aNoiseThatComesToStayIsLearntWithinFiveSecondsAndAHalf() {
        TestSignal signal =
                new TestSignal(8000).noise(3, 0.001, 1).noise(10, 0.0316, 2).mix(10, tone(0.5, 0.2));

        List<VoiceActivity> activity = run(signal);

        assertThat(speech(activity, 3.02, 7)).as("until it is known").isEqualTo(1);
        assertThat(speech(activity, 8.5, 10)).isZero();
        assertThat(speech(activity, 10.02, 10.5)).isEqualTo(1);
        assertThat(speech(activity, 10.53, 13)).isZero();
    }

    @Test
    void aNoiseThatBecomesQuieterIsFollowedAtOnce() {
        TestSignal signal =
                new TestSignal(8000).noise(3, 0.0316, 1).noise(3, 0.002, 2).mix(3.5, tone(0.5, 0.02));

        List<VoiceActivity> activity = run(signal);

        assertThat(speech(activity, 3, 3.5)).isZero();
        assertThat(speech(activity, 3.52, 4)).isEqualTo(1);
    }

    @Test
    void aNoiseThatRisesByThirtyDecibelsOverTimeIsNeverSpeech() {
        TestSignal signal = new TestSignal(8000).noise(20, 0.001, 0.0316, 1);

        assertThat(speech(run(signal), 0, 20)).isZero();
    }

    @Test
    void digitalSilenceIsSilenceAndWhatFollowsIsHeard() {
        TestSignal signal = new TestSignal(8000).silence(3).tone(0.4, 0.002).silence(3);

        List<VoiceActivity> activity = run(signal);

        assertThat(speech(activity, 0, 3)).isZero();
        assertThat(speech(activity, 3.02, 3.4)).isEqualTo(1);
        assertThat(speech(activity, 3.43, 6.4)).isZero();
    }

    @Test
    void aMicrophoneThatIsSwitchedOnHearsNoiseAndNotSpeech() {
        TestSignal signal = new TestSignal(8000).silence(3).noise(4, 0.003, 1).mix(4, tone(0.5, 0.03));

        List<VoiceActivity> activity = run(signal);

        assertThat(speech(activity, 0, 4)).isZero();
        assertThat(speech(activity, 4.02, 4.5)).isEqualTo(1);
        assertThat(speech(activity, 4.53, 7)).isZero();
    }

    @Test
    void anOffsetOrHumDoesNotHideSpeech() {
        TestSignal signal = new TestSignal(8000).noise(4, 0.001, 1).mix(2, tone(0.5, 0.02));
        float[] samples = signal.samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += 0.1f;
        }

        List<VoiceActivity> activity = run(signal);

        assertThat(speech(activity, 0, 2)).isZero();
        assertThat(speech(activity, 2.02, 2.5)).isEqualTo(1);
    }

    @Test
    void samplesThatAreNoNumbersAreNoSpeechAndDoNoLastingHarm() {
        TestSignal signal = new TestSignal(8000).noise(3, 0.001, 1).mix(2, tone(0.5, 0.02));
        signal.samples()[8000] = Float.NaN;

        List<VoiceActivity> activity = run(signal);

        assertThat(speech(activity, 0, 2)).isZero();
        assertThat(speech(activity, 2.02, 2.5)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 79, 4000})
    void frameSizesMakeNoDifference(int longest) {
        TestSignal signal =
                new TestSignal(8000).noise(1, 0.002, 1).tone(0.305, 0.1).noise(1, 0.01, 2);

        assertThat(Stages.run(new AdaptiveVad(CONFIG), signal.frames(longest, longest)))
                .usingRecursiveComparison()
                .isEqualTo(run(signal));
    }

    @Test
    void aGapEndsTheHopAndTheHangoverButNotWhatIsKnownOfTheNoise() {
        PcmFrame before =
                new TestSignal(8000).noise(1, 0.003, 1).tone(0.105, 0.1).frame();
        PcmFrame noise = new TestSignal(8000).noise(0.5, 0.003, 2).frame();
        PcmFrame after = new PcmFrame(8000, 50_000, noise.samples());

        List<VoiceActivity> activity = Stages.run(new AdaptiveVad(CONFIG), List.of(before, after));

        List<VoiceActivity> late =
                activity.stream().filter(a -> a.hop().start() >= 50_000).toList();
        assertThat(late).hasSize(50).allMatch(a -> a.state() == State.SILENCE);
        assertThat(activity.get(activity.size() - 51).hop().length()).isEqualTo(40);
        assertThat(activity.get(activity.size() - 51).state()).isEqualTo(State.SPEECH);
    }

    @Test
    void refusesRatiosThatContradictEachOther() {
        assertThatThrownBy(() -> CONFIG.withRatios(3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("releaseDb");
        assertThatThrownBy(() -> CONFIG.withRatios(-1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CONFIG.withRatios(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void worksAsAReactorOperator() {
        List<PcmFrame> frames =
                new TestSignal(8000).noise(0.5, 0.002, 1).tone(0.305, 0.1).frames(3, 400);

        ReactorForm.check(AdaptiveVad.operator(CONFIG), frames, Stages.run(new AdaptiveVad(CONFIG), frames));
    }
}
