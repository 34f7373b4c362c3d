package dev.sonoflux.operators.spotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.AudioReader;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.SpeechEvent.EndReason;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.bundle.BundleExample;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.infer.Infer;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import dev.sonoflux.operators.window.WindowConfig;
import dev.sonoflux.operators.window.Windower;
import dev.sonoflux.testkit.signal.Noise;
import dev.sonoflux.testkit.signal.Signal;
import dev.sonoflux.testkit.signal.Voice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordSpotterTest {
    private static final int RATE = 8000;
    private static final int WINDOW = 123 * 80 + 256;
    private static final int STEP = 640;

    private static ModelBundle bundle;
    private static EmbeddingNetwork network;

    @BeforeAll
    static void open() {
        bundle = ModelBundle.open(Path.of("../models/digits"));
        network = EmbeddingNetwork.open(bundle);
    }

    @AfterAll
    static void close() {
        network.close();
        bundle.close();
    }

    /** A voice in noise. */
    private static float[] speech(int samples, long seed) {
        Duration length = Duration.ofSeconds(1 + samples / RATE);
        Signal voice = Voice.at(RATE).withSeed(seed).speech(length);
        Signal signal = voice.withNoise(Noise.pink(RATE, voice.duration(), 0.1, seed), 15);
        assertThat(signal.length()).isGreaterThanOrEqualTo(samples);
        return Arrays.copyOf(signal.samples(), samples);
    }

    /** A segment in pieces of random length. */
    private static List<SpeechEvent> segment(long number, long start, float[] samples, int longest, EndReason reason) {
        List<SpeechEvent> events = new ArrayList<>();
        Random random = new Random(longest);
        long end = start + samples.length;
        events.add(new SpeechEvent.Started(number, RATE, start, start, start));
        for (int from = 0; from < samples.length; ) {
            int to = Math.min(samples.length, from + 1 + random.nextInt(longest));
            PcmFrame frame = new PcmFrame(RATE, start + from, Arrays.copyOfRange(samples, from, to));
            events.add(new SpeechEvent.Samples(number, frame, start + to, start + to));
            from = to;
        }
        events.add(new SpeechEvent.Ended(number, RATE, start, end, start, end, reason, end));
        return events;
    }

    /** A recording, six seconds of it at most. */
    private static float[] recording(Path file) {
        try (AudioReader reader = AudioReader.open(file, ChannelMix.mean())) {
            int rate = reader.info().sampleRate();
            float[] samples = new float[6 * rate];
            int length = reader.read(samples);
            return Resampler.resample(Arrays.copyOf(samples, length), rate, ResampleConfig.ofRate(RATE));
        }
    }

    private static List<SpeechEvent> segment(float[] samples, int longest) {
        return segment(0, 0, samples, longest, EndReason.SILENCE);
    }

    private static List<Scores> spotted(List<SpeechEvent> events) {
        return Stages.run(new KeywordSpotter(network), events);
    }

    private static List<Scores> recomputed(List<SpeechEvent> events) {
        return Stages.run(
                new Windower(WindowConfig.sliding(Duration.ofMillis(1262), Duration.ofMillis(80)))
                        .then(new FeatureExtractor(bundle.features()))
                        .then(new Infer(bundle.classifier(), 1)),
                events);
    }

    private static void assertEqual(List<Scores> actual, List<Scores> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).labels()).isEqualTo(bundle.labels());
            assertThat(actual.get(i).window())
                    .usingRecursiveComparison()
                    .isEqualTo(expected.get(i).window());
            assertThat(actual.get(i).values()).containsExactly(expected.get(i).values(), within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, WINDOW - 1, WINDOW, WINDOW + 1, WINDOW + STEP, WINDOW + STEP + 1, 5 * RATE + 77})
    void scoresAreThoseOfWindowsComputedAgain(int samples) {
        List<SpeechEvent> events = segment(speech(samples, 1), 800);

        List<Scores> scores = spotted(events);

        assertEqual(scores, recomputed(events));
        assertThat(scores).hasSize(1 + Math.max(0, (samples - WINDOW + STEP - 1) / STEP));
        assertThat(scores.get(scores.size() - 1).window().last()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 80, 641, 100_000})
    void piecesThatSamplesComeInChangeNothing(int longest) {
        float[] samples = speech(3 * RATE, 2);

        List<Scores> scores = spotted(segment(samples, longest));

        List<Scores> expected = spotted(segment(samples, 256));
        assertThat(scores).hasSameSizeAs(expected);
        for (int i = 0; i < scores.size(); i++) {
            assertThat(scores.get(i).values()).isEqualTo(expected.get(i).values());
            assertThat(scores.get(i).window().samples())
                    .isEqualTo(expected.get(i).window().samples());
        }
    }

    @Test
    void segmentBehindAGapKnowsNothingOfTheOneBeforeIt() {
        List<SpeechEvent> behind = segment(1, 50_000, speech(2 * RATE, 4), 800, EndReason.END_OF_STREAM);
        List<SpeechEvent> events = new ArrayList<>(segment(0, 0, speech(2 * RATE + 333, 3), 800, EndReason.GAP));
        events.addAll(behind);

        List<Scores> scores = spotted(events);

        assertEqual(scores, recomputed(events));
        List<Scores> alone = spotted(behind);
        List<Scores> after = scores.subList(scores.size() - alone.size(), scores.size());
        for (int i = 0; i < alone.size(); i++) {
            assertThat(after.get(i).values()).isEqualTo(alone.get(i).values());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsdd/7_jackson_3.wav", "fsdd/0_george_0.wav", "speech/libri_103-1240-0000.wav"})
    void recordingsAreScoredAsByWindowsComputedAgain(String file) {
        String data = System.getenv("SONOFLUX_DATA");
        assumeTrue(data != null, "needs recordings: set SONOFLUX_DATA to the folder that holds fsdd/ and speech/");
        List<SpeechEvent> events = segment(recording(Path.of(data, file)), 800);

        assertEqual(spotted(events), recomputed(events));
    }

    @Test
    void worksAsAReactorOperator() {
        List<SpeechEvent> events = new ArrayList<>(segment(0, 0, speech(2 * RATE, 5), 800, EndReason.GAP));
        events.addAll(segment(1, 90_000, speech(RATE / 2, 6), 800, EndReason.SILENCE));

        ReactorForm.check(KeywordSpotter.operator(network), events, spotted(events));
    }

    @Test
    void networkThatWasClosedSaysSo() {
        List<SpeechEvent> events = segment(speech(2 * RATE, 5), 800);
        EmbeddingNetwork closed = EmbeddingNetwork.open(bundle);
        closed.close();
        closed.close();

        assertThatThrownBy(() -> Stages.run(new KeywordSpotter(closed), events))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("digits was closed");
    }

    @Test
    void bundleOfAnotherFamilyIsRefusedWithWhatToUseInstead(@TempDir Path folder) {
        BundleExample.writeSvm(folder.resolve("svm"));
        try (ModelBundle svm = ModelBundle.open(folder.resolve("svm"))) {
            assertThatThrownBy(() -> EmbeddingNetwork.open(svm))
                    .isInstanceOf(SonofluxException.class)
                    .hasMessageContaining("of the family 'svm'")
                    .hasMessageContaining("`features: from-model` and `infer` in the place of `spot`")
                    .hasMessageContaining("train --arch embedding");
        }
    }

    @Test
    void audioAtAnotherRateIsRefused() {
        SpeechEvent started = new SpeechEvent.Started(0, 16_000, 0, 0, 0);

        assertThatThrownBy(() -> spotted(List.of(started)))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("put `resample: { rate: 8000 }` before it");
    }
}
