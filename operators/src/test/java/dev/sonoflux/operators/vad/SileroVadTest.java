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
import dev.sonoflux.testkit.source.Rechunking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

class SileroVadTest {
    private static final SileroVadConfig CONFIG = SileroVadConfig.ofDefaults();
    private static final SileroVadConfig WITHOUT_HANGOVER = CONFIG.withHangover(Duration.ZERO);
    private static final int RATE = 8000;
    private static final int HOP = 256;

    private static SileroModel model;

    @BeforeAll
    static void open() {
        model = SileroModel.openShipped(DemoSpeech.MODEL);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static List<VoiceActivity> run(SileroVadConfig config, PcmFrame... frames) {
        return Stages.run(new SileroVad(model, config), List.of(frames));
    }

    private static List<State> states(List<VoiceActivity> activity) {
        return activity.stream().map(VoiceActivity::state).toList();
    }

    private static long count(List<VoiceActivity> activity, State state) {
        return activity.stream().filter(a -> a.state() == state).count();
    }

    /** What the states must be, by the definition, from the probabilities. */
    private static List<State> expected(PcmFrame speech, double onset, double release) {
        SpeechProbability probability = new SpeechProbability(model, RATE);
        List<State> states = new ArrayList<>();
        boolean on = false;
        for (int at = 0; at < speech.length(); at += HOP) {
            double p = probability.next(Arrays.copyOfRange(speech.samples(), at, Math.min(at + HOP, speech.length())));
            on = on ? !(p < release) : p >= onset;
            states.add(on ? State.SPEECH : State.SILENCE);
        }
        return states;
    }

    @Test
    void speechBeginsAtTheOnsetAndEndsBelowTheRelease() {
        PcmFrame speech = DemoSpeech.frame(RATE, 6);

        List<State> narrow = states(run(WITHOUT_HANGOVER.withProbabilities(0.8, 0.8), speech));
        List<State> wide = states(run(WITHOUT_HANGOVER.withProbabilities(0.8, 0.1), speech));

        assertThat(narrow).isEqualTo(expected(speech, 0.8, 0.8)).contains(State.SPEECH, State.SILENCE);
        assertThat(wide).isEqualTo(expected(speech, 0.8, 0.1)).isNotEqualTo(narrow);
    }

    @Test
    void hangoverFollowsSpeechForAsLongAsItSays() {
        PcmFrame speech = DemoSpeech.frame(RATE, 6);
        List<State> without = states(run(WITHOUT_HANGOVER, speech));

        List<State> with = states(run(CONFIG.withHangover(Duration.ofMillis(100)), speech));

        assertThat(with).hasSameSizeAs(without).contains(State.HANGOVER);
        for (int i = 0; i < with.size(); i++) {
            State expected = without.get(i);
            int sinceSpeech = i - without.subList(0, i + 1).lastIndexOf(State.SPEECH);
            if (expected == State.SILENCE && sinceSpeech <= 3 && sinceSpeech <= i) {
                expected = State.HANGOVER;
            }
            assertThat(with.get(i)).as("hop %d", i).isEqualTo(expected);
        }
    }

    @Test
    void noiseIsNoSpeechHoweverLoudItIs() {
        PcmFrame noise = new TestSignal(RATE).silence(0.5).noise(4, 0.2, 1).frame();

        assertThat(count(run(CONFIG, noise), State.SILENCE)).isEqualTo(141);
    }

    @Test
    void hopsLastThirtyTwoMillisecondsAndHaveTheirLevelAndNoThreshold() {
        float[] square = new float[1000];
        Arrays.fill(square, 0.25f);

        List<VoiceActivity> low = run(CONFIG, new PcmFrame(RATE, 0, square));
        List<VoiceActivity> high = run(CONFIG, new PcmFrame(16_000, 0, square));

        assertThat(low).extracting(a -> a.hop().length()).containsExactly(256, 256, 256, 232);
        assertThat(high).extracting(a -> a.hop().length()).containsExactly(512, 488);
        assertThat(low).allSatisfy(a -> {
            assertThat(a.level()).isCloseTo(0.25, within(1e-12));
            assertThat(a.threshold()).isNaN();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 256, 4000})
    void frameSizesMakeNoDifference(int longest) {
        PcmFrame speech = DemoSpeech.frame(RATE, 3.01);
        List<PcmFrame> frames = Flux.just(speech)
                .transform(Rechunking.ofRandomSizes(longest, 1).frames())
                .collectList()
                .block();

        assertThat(Stages.run(new SileroVad(model, CONFIG), frames))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(run(CONFIG, speech));
    }

    @Test
    void afterAGapItHearsAsAtTheStart() {
        PcmFrame speech = DemoSpeech.frame(RATE, 3.01);
        PcmFrame again = new PcmFrame(RATE, 1_000_000, speech.samples());

        List<VoiceActivity> activity = run(CONFIG, speech, again);

        int hops = activity.size() / 2;
        assertThat(states(activity.subList(hops, 2 * hops))).isEqualTo(states(activity.subList(0, hops)));
        assertThat(activity.get(hops).hop().start()).isEqualTo(1_000_000);
        assertThat(activity.get(hops - 1).hop().length()).isEqualTo(speech.length() % HOP);
    }

    @Test
    void aGapEndsTheHangover() {
        PcmFrame word = new PcmFrame(RATE, 0, untilSpeech());

        List<VoiceActivity> activity = run(CONFIG, word, new PcmFrame(RATE, 500_000, new float[HOP]));

        int last = activity.size() - 1;
        assertThat(states(activity.subList(last - 1, last + 1))).containsExactly(State.SPEECH, State.SILENCE);
    }

    /** The demo up to the middle of its first word. */
    private static float[] untilSpeech() {
        PcmFrame speech = DemoSpeech.frame(RATE, 6);
        int hops = states(run(CONFIG, speech)).indexOf(State.SPEECH) + 4;
        return Arrays.copyOf(speech.samples(), hops * HOP);
    }

    @Test
    void samplesThatAreNoNumbersAreNoSpeechAndDoNoLastingHarm() {
        PcmFrame speech = DemoSpeech.frame(RATE, 6);
        List<State> whole = states(run(WITHOUT_HANGOVER, speech));
        int broken = whole.indexOf(State.SPEECH) + 1;
        speech.samples()[broken * HOP] = Float.NaN;

        PcmFrame rest = speech.slice((broken + 1) * HOP, speech.length());

        List<State> states = states(run(WITHOUT_HANGOVER, speech));

        assertThat(states.get(broken)).isEqualTo(State.SILENCE);
        assertThat(states.subList(broken + 1, states.size()))
                .as("as in a stream that begins behind it")
                .isEqualTo(states(run(WITHOUT_HANGOVER, rest)))
                .contains(State.SPEECH);
    }

    @ParameterizedTest
    @ValueSource(ints = {11_025, 44_100, 48_000})
    void otherRatesAreRefused(int rate) {
        assertThatThrownBy(() -> run(CONFIG, new PcmFrame(rate, 0, new float[100])))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(rate + " Hz")
                .hasMessageContaining("put 'resample: 16000' before it");
    }

    @Test
    void refusesProbabilitiesThatContradictEachOther() {
        assertThatThrownBy(() -> CONFIG.withProbabilities(0.5, 0.6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("release");
        assertThatThrownBy(() -> CONFIG.withProbabilities(1.1, 0.6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CONFIG.withProbabilities(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CONFIG.withHangover(Duration.ofSeconds(11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hangover");
    }

    @Test
    void worksAsAReactorOperator() {
        List<PcmFrame> frames = Flux.just(DemoSpeech.frame(RATE, 2.01))
                .transform(Rechunking.ofRandomSizes(400, 3).frames())
                .collectList()
                .block();

        ReactorForm.check(SileroVad.operator(model, CONFIG), frames, Stages.run(new SileroVad(model, CONFIG), frames));
    }
}
