package dev.sonoflux.operators.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.TestSignal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyVadTest {
    private static final EnergyVadConfig CONFIG =
            EnergyVadConfig.ofDefaults().withThreshold(new Level(0.1)).withHangover(Duration.ofMillis(50));

    private static List<VoiceActivity> run(List<PcmFrame> frames) {
        return Stages.run(new EnergyVad(CONFIG), frames);
    }

    private static List<State> states(List<VoiceActivity> activity) {
        return activity.stream().map(VoiceActivity::state).toList();
    }

    @Test
    void hopsAboveTheThresholdAreSpeechAndTheHangoverFollows() {
        TestSignal signal = new TestSignal(8000).silence(0.02).tone(0.03, 0.2).silence(0.08);

        List<VoiceActivity> activity = run(List.of(signal.frame()));

        assertThat(states(activity))
                .containsExactly(
                        State.SILENCE,
                        State.SILENCE,
                        State.SPEECH,
                        State.SPEECH,
                        State.SPEECH,
                        State.HANGOVER,
                        State.HANGOVER,
                        State.HANGOVER,
                        State.HANGOVER,
                        State.HANGOVER,
                        State.SILENCE,
                        State.SILENCE,
                        State.SILENCE);
    }

    @Test
    void theLevelIsTheRootMeanSquareOfTheHop() {
        float[] square = new float[80];
        for (int i = 0; i < square.length; i++) {
            square[i] = i % 2 == 0 ? 0.25f : -0.25f;
        }

        VoiceActivity activity = run(List.of(new PcmFrame(8000, 0, square))).get(0);

        assertThat(activity.level()).isCloseTo(0.25, within(1e-12));
        assertThat(activity.threshold()).isEqualTo(0.1);
    }

    @Test
    void aLevelAtTheThresholdIsNotSpeech() {
        EnergyVad vad = new EnergyVad(CONFIG.withThreshold(new Level(0)));

        assertThat(states(Stages.run(
                        vad, List.of(new TestSignal(8000).silence(0.02).frame()))))
                .containsOnly(State.SILENCE);
    }

    @ParameterizedTest
    @CsvSource({"8000, 80", "11025, 110", "22050, 221", "44100, 441", "48000, 480", "40, 1"})
    void hopsLastTenMilliseconds(int rate, int hop) {
        List<VoiceActivity> activity = run(List.of(new PcmFrame(rate, 0, new float[3 * hop])));

        assertThat(activity).extracting(a -> a.hop().length()).containsExactly(hop, hop, hop);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 80, 1000})
    void frameSizesMakeNoDifference(int longest) {
        TestSignal signal =
                new TestSignal(8000).noise(0.2, 0.05, 1).tone(0.155, 0.3).noise(0.3, 0.09, 2);

        assertThat(run(signal.frames(longest, longest)))
                .usingRecursiveComparison()
                .isEqualTo(run(List.of(signal.frame())));
    }

    @Test
    void theRemainderAtTheEndIsJudgedAsAShortHop() {
        float[] samples = new TestSignal(8000).silence(0.01).tone(0.005, 0.3).samples();

        List<VoiceActivity> activity = run(List.of(new PcmFrame(8000, 0, samples)));

        assertThat(activity).hasSize(2);
        assertThat(activity.get(1).hop().length()).isEqualTo(40);
        assertThat(activity.get(1).state()).isEqualTo(State.SPEECH);
    }

    @Test
    void aGapEndsTheHopAndTheHangover() {
        float[] tone = new TestSignal(8000).tone(0.015, 0.3).samples();

        List<VoiceActivity> activity =
                run(List.of(new PcmFrame(8000, 0, tone), new PcmFrame(8000, 1000, new float[80])));

        assertThat(activity).extracting(a -> a.hop().start()).containsExactly(0L, 80L, 1000L);
        assertThat(activity).extracting(a -> a.hop().length()).containsExactly(80, 40, 80);
        assertThat(states(activity)).containsExactly(State.SPEECH, State.SPEECH, State.SILENCE);
    }

    @Test
    void positionsPastTwoToTheThirtyOneAreKept() {
        long start = 3_000_000_000L;

        List<VoiceActivity> activity = run(List.of(new PcmFrame(8000, start, new float[160])));

        assertThat(activity).extracting(a -> a.hop().start()).containsExactly(start, start + 80);
    }

    @Test
    void refusesFramesThatGoBackOrChangeTheRate() {
        PcmFrame first = new PcmFrame(8000, 0, new float[100]);

        assertThatThrownBy(() -> run(List.of(first, new PcmFrame(8000, 99, new float[1]))))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("order");
        assertThatThrownBy(() -> run(List.of(first, new PcmFrame(16000, 100, new float[1]))))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("resample");
    }

    @Test
    void refusesHangoversOutOfRange() {
        assertThatThrownBy(() -> CONFIG.withHangover(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hangover");
        assertThatThrownBy(() -> CONFIG.withHangover(Duration.ofSeconds(11)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void worksAsAReactorOperator() {
        List<PcmFrame> frames =
                new TestSignal(8000).silence(0.1).tone(0.1, 0.3).silence(0.105).frames(3, 200);

        ReactorForm.check(EnergyVad.operator(CONFIG), frames, run(frames));
    }
}
