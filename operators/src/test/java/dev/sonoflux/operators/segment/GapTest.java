package dev.sonoflux.operators.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.SpeechEvent.EndReason;
import dev.sonoflux.operators.TestSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Samples are missing from a stream at 16 kHz that is resampled to 8 kHz, cut into segments and windows. */
class GapTest {
    private static final int RATE = 16_000;
    /** 1.3 s of the stream have been heard when 0.7 s of it are lost; in samples at 8 kHz. */
    private static final long GAP_START = 10_400;

    private static final long GAP_END = 16_000;

    @ParameterizedTest
    @ValueSource(strings = {"window: segment", "window: { duration: 200ms, stride: 50ms }"})
    void wordThatLosesItsMiddleIsTwoSegmentsAndNoWindowReachesAcross(String window) {
        List<PcmFrame> frames = broken(
                new TestSignal(RATE).silence(1).tone(0.3, 0.1),
                new TestSignal(RATE).tone(0.3, 0.1).silence(1));

        List<Object> items = run(window, frames);

        List<SpeechEvent.Ended> segments = only(items, SpeechEvent.Ended.class);
        assertThat(segments).extracting(SpeechEvent.Ended::reason).containsExactly(EndReason.GAP, EndReason.SILENCE);
        assertThat(segments.get(0).end()).isEqualTo(GAP_START);
        assertThat(segments.get(1).start()).isEqualTo(GAP_END);
        assertThat(only(items, AudioWindow.class))
                .allSatisfy(w -> assertThat(w.end() <= GAP_START || w.start() >= GAP_END)
                        .as("%d to %d", w.start(), w.end())
                        .isTrue())
                .filteredOn(AudioWindow::last)
                .extracting(AudioWindow::segment)
                .containsExactly(0L, 1L);
    }

    @Test
    void speechOnBothSidesDoesNotAddUpToAWord() {
        List<PcmFrame> frames = broken(
                new TestSignal(RATE).silence(1.23).tone(0.07, 0.1),
                new TestSignal(RATE).tone(0.07, 0.1).silence(1));

        assertThat(run("window: segment", frames)).isEmpty();
    }

    @Test
    void pauseIsNotBridgedByTheHangover() {
        List<PcmFrame> frames = broken(
                new TestSignal(RATE).silence(0.9).tone(0.3, 0.1).silence(0.1),
                new TestSignal(RATE).silence(0.05).tone(0.3, 0.1).silence(1));

        List<SpeechEvent.Ended> segments = only(run("window: segment", frames), SpeechEvent.Ended.class);

        assertThat(segments).extracting(SpeechEvent.Ended::speechEnd).containsExactly(9600L, GAP_END + 2800);
    }

    @Test
    void frameSizesMakeNoDifference() {
        List<PcmFrame> frames = broken(
                new TestSignal(RATE).silence(1).tone(0.3, 0.1),
                new TestSignal(RATE).tone(0.3, 0.1).silence(1));
        Random random = new Random(3);
        List<PcmFrame> small = new ArrayList<>();
        frames.forEach(frame -> small.addAll(TestSignal.rechunk(frame, random, 700)));

        assertThat(bounds(run("window: { duration: 200ms, stride: 50ms }", small)))
                .isNotEmpty()
                .isEqualTo(bounds(run("window: { duration: 200ms, stride: 50ms }", frames)));
    }

    @Test
    void emptyFrameEndsTheSegmentWhileMoreIsStillMissing() {
        PcmFrame word = new TestSignal(RATE).silence(1).tone(0.3, 0.1).frame();
        PcmFrame nothing = new PcmFrame(RATE, word.end() + 800, new float[0]);
        List<Object> soFar = new ArrayList<>();

        List<Object> all = run("window: segment", List.of(word, nothing), soFar);

        assertThat(only(soFar, SpeechEvent.Ended.class))
                .as("before the stream ends")
                .extracting(SpeechEvent.Ended::reason, SpeechEvent.Ended::end)
                .containsExactly(tuple(EndReason.GAP, GAP_START));
        assertThat(all).isEqualTo(soFar);
    }

    private static List<PcmFrame> broken(TestSignal before, TestSignal after) {
        return List.of(before.frame(), new PcmFrame(RATE, 2 * GAP_END, after.samples()));
    }

    private static List<Object> run(String window, List<PcmFrame> frames) {
        return run(window, frames, new ArrayList<>());
    }

    /** @param soFar gets what came out before the stream ended */
    private static List<Object> run(String window, List<PcmFrame> frames, List<Object> soFar) {
        List<Object> items = new ArrayList<>();
        String yaml = "operators:\n  - resample: 8000\n  - vad: { type: energy, threshold: 0.02, hangover: 300ms }\n"
                + "  - segment: { minSpeech: 100ms, preRoll: 200ms, maxLength: 3s }\n  - " + window + "\n";
        AudioSource source = new AudioSource() {
            @Override
            public Flux<AudioStream> streams() {
                return Flux.just(new AudioStream(
                        "s", Flux.fromIterable(frames).cast(AudioEvent.class).concatWith(Flux.defer(() -> {
                            soFar.addAll(items);
                            return Flux.empty();
                        }))));
            }

            @Override
            public OptionalInt sampleRate() {
                return OptionalInt.of(RATE);
            }
        };
        try (Pipeline pipeline = Pipeline.of(PipelineSpec.read(yaml, "p.yaml"), source)) {
            pipeline.emissions(Set.of(SpeechEvent.class, AudioWindow.class))
                    .map(Emission::item)
                    .doOnNext(items::add)
                    .blockLast();
            return items;
        }
    }

    private static List<String> bounds(List<Object> items) {
        return only(items, AudioWindow.class).stream()
                .map(w -> w.segment() + ": " + w.start() + " to " + w.end() + ", heard " + w.heard())
                .toList();
    }

    private static <T> List<T> only(List<Object> items, Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
