package dev.sonoflux.operators.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.vad.AdaptiveVad;
import dev.sonoflux.operators.vad.AdaptiveVadConfig;
import dev.sonoflux.operators.vad.EnergyVad;
import dev.sonoflux.operators.vad.EnergyVadConfig;
import dev.sonoflux.testkit.signal.Noise;
import dev.sonoflux.testkit.signal.Signal;
import dev.sonoflux.testkit.signal.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test kit's voices are speech to the detectors, and its noises are none: words are found where they are. */
class SyntheticSpeechTest {
    private static final Duration PAUSE = Duration.ofMillis(1200);
    private static final int WORDS = 12;

    /** How far a bound may lie from the word's own: onset and end are soft, and hops last 10 ms. */
    private static final double TOLERANCE_SECONDS = 0.045;

    /** Words of one to three syllables by one voice after another, with pauses around them. */
    private static final class Talk {
        private final int rate;
        private final List<long[]> words = new ArrayList<>();
        private Signal signal;

        Talk(int rate, double rms) {
            this.rate = rate;
            signal = Signal.silence(rate, PAUSE);
            for (int i = 0; i < WORDS; i++) {
                Signal word = Voice.at(rate)
                        .withPitch(90 + 12 * i)
                        .withRms(rms)
                        .withSeed(i)
                        .word(1 + i % 3);
                words.add(new long[] {signal.length(), signal.length() + word.length()});
                signal = signal.then(word).then(Signal.silence(rate, PAUSE));
            }
        }

        Talk in(Signal noise, double snrDb) {
            signal = signal.withNoise(noise, snrDb);
            return this;
        }

        void assertEachWordIsASegment(Stage<PcmFrame, VoiceActivity> vad) {
            List<SpeechEvent.Ended> segments = segments(vad, signal);
            assertThat(segments).hasSize(WORDS);
            for (int i = 0; i < WORDS; i++) {
                assertThat(seconds(segments.get(i).speechStart()))
                        .as("start of word %d", i)
                        .isCloseTo(seconds(words.get(i)[0]), within(TOLERANCE_SECONDS));
                assertThat(seconds(segments.get(i).speechEnd()))
                        .as("end of word %d", i)
                        .isCloseTo(seconds(words.get(i)[1]), within(TOLERANCE_SECONDS));
            }
        }

        private double seconds(long position) {
            return (double) position / rate;
        }
    }

    private static List<SpeechEvent.Ended> segments(Stage<PcmFrame, VoiceActivity> vad, Signal signal) {
        return Stages.run(vad.then(new Segmenter(SegmentConfig.ofDefaults())), List.of(signal.frame())).stream()
                .filter(SpeechEvent.Ended.class::isInstance)
                .map(SpeechEvent.Ended.class::cast)
                .toList();
    }

    private static EnergyVad energy() {
        return new EnergyVad(EnergyVadConfig.ofDefaults());
    }

    private static AdaptiveVad adaptive() {
        return new AdaptiveVad(AdaptiveVadConfig.ofDefaults());
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 44_100})
    void wordsInSilenceAreFoundByBothDetectors(int rate) {
        new Talk(rate, 0.1).assertEachWordIsASegment(energy());
        new Talk(rate, 0.1).assertEachWordIsASegment(adaptive());
    }

    @ParameterizedTest
    @CsvSource({"0.1, 30", "0.1, 20", "0.01, 25"})
    void wordsInNoiseAreFoundByTheAdaptiveDetector(double rms, double snrDb) {
        Duration length = Duration.ofSeconds(60);

        new Talk(16_000, rms).in(Noise.white(16_000, length, 1, 1), snrDb).assertEachWordIsASegment(adaptive());
        new Talk(16_000, rms).in(Noise.pink(16_000, length, 1, 1), snrDb).assertEachWordIsASegment(adaptive());
    }

    /** People who talk in the background are speech to whoever adapts to them; a threshold above them leaves them out. */
    @Test
    void wordsAboveBabbleAreFoundByTheFixedThreshold() {
        Signal babble = Noise.babble(16_000, Duration.ofSeconds(60), 8, 1, 1);

        new Talk(16_000, 0.1).in(babble, 20).assertEachWordIsASegment(energy());
    }

    @Test
    void offsetIsNoSpeechToTheAdaptiveDetector() {
        Talk talk = new Talk(16_000, 0.05);
        talk.signal = talk.signal.withOffset(0.1);

        talk.assertEachWordIsASegment(adaptive());
    }

    @Test
    void noiseAloneIsNoSpeech() {
        Duration length = Duration.ofSeconds(20);

        assertThat(segments(adaptive(), Noise.white(8000, length, 0.005, 1))).isEmpty();
        assertThat(segments(energy(), Noise.pink(8000, length, 0.01, 1))).isEmpty();
        assertThat(segments(adaptive(), Noise.clicks(8000, length, 0.5, 0.5, 1)))
                .isEmpty();
    }

    @Test
    void talkWithoutAPauseIsOneSegmentAsLongAsItMayBe() {
        Signal talk = Signal.silence(8000, PAUSE)
                .then(Voice.at(8000).speech(Duration.ofMillis(2500)))
                .then(Signal.silence(8000, PAUSE));

        assertThat(segments(energy(), talk)).hasSize(1);
        assertThat(segments(adaptive(), talk)).hasSize(1);
    }
}
