package dev.sonoflux.operators.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.SpeechEvent.EndReason;
import dev.sonoflux.testkit.junit.RechunkedTest;
import dev.sonoflux.testkit.source.Rechunking;
import dev.sonoflux.testkit.source.ScriptedSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Samples are missing from a stream at 16 kHz that is resampled to 8 kHz, cut into segments and windows. */
class GapTest {
    private static final int RATE = 16_000;
    private static final String SLIDING = "window: { duration: 200ms, stride: 50ms }";

    /** 1.3 s of the stream have been heard when 0.7 s of it are lost; in samples at 8 kHz. */
    private static final long GAP_START = 10_400;

    private static final long GAP_END = 16_000;

    /** A word of 0.6 s that loses its middle, and more. */
    private static final ScriptedSource BROKEN_WORD = tone(
                    tone(ScriptedSource.at(RATE).silence(ms(1000)), 300).gap(ms(700)), 300)
            .silence(ms(1000));

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static ScriptedSource tone(ScriptedSource before, long millis) {
        return before.tone(ms(millis), 440, 0.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"window: segment", SLIDING})
    void wordThatLosesItsMiddleIsTwoSegmentsAndNoWindowReachesAcross(String window) {
        List<Object> items = run(window, BROKEN_WORD);

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
        ScriptedSource before = tone(ScriptedSource.at(RATE).silence(ms(1230)), 70);

        assertThat(run("window: segment", tone(before.gap(ms(700)), 70).silence(ms(1000))))
                .isEmpty();
    }

    @Test
    void pauseIsNotBridgedByTheHangover() {
        ScriptedSource before =
                tone(ScriptedSource.at(RATE).silence(ms(900)), 300).silence(ms(100));
        ScriptedSource source = tone(before.gap(ms(700)).silence(ms(50)), 300).silence(ms(1000));

        List<SpeechEvent.Ended> segments = only(run("window: segment", source), SpeechEvent.Ended.class);

        assertThat(segments).extracting(SpeechEvent.Ended::speechEnd).containsExactly(9600L, GAP_END + 2800);
    }

    @RechunkedTest(
            sizes = {7, 160},
            seeds = {1, 2, 3},
            longest = 700)
    void frameSizesMakeNoDifference(Rechunking rechunking) {
        assertThat(bounds(run(SLIDING, rechunking.of(BROKEN_WORD))))
                .isNotEmpty()
                .isEqualTo(bounds(run(SLIDING, BROKEN_WORD)));
    }

    @Test
    void emptyFrameEndsTheSegmentWhileMoreIsStillMissing() {
        ScriptedSource source =
                tone(ScriptedSource.at(RATE).silence(ms(1000)), 300).announcedGap(ms(50));
        AudioSource open = AudioSource.of("s", source.events().concatWith(Flux.never()), RATE);

        SpeechEvent.Ended ended = (SpeechEvent.Ended) emissions(
                        "window: segment",
                        open,
                        items -> items.filter(SpeechEvent.Ended.class::isInstance)
                                .take(1))
                .get(0);

        assertThat(ended.reason()).isEqualTo(EndReason.GAP);
        assertThat(ended.end()).isEqualTo(GAP_START);
        assertThat(only(run("window: segment", source), SpeechEvent.Ended.class))
                .as("nothing more at the end of the stream")
                .containsExactly(ended);
    }

    private static List<Object> run(String window, AudioSource source) {
        return emissions(window, source, items -> items);
    }

    private static List<Object> emissions(String window, AudioSource source, UnaryOperator<Flux<Object>> part) {
        String yaml = "operators:\n  - resample: 8000\n  - vad: { type: energy, threshold: 0.02, hangover: 300ms }\n"
                + "  - segment: { minSpeech: 100ms, preRoll: 200ms, maxLength: 3s }\n  - " + window + "\n";
        try (Pipeline pipeline = Pipeline.of(PipelineSpec.read(yaml, "p.yaml"), source)) {
            return part.apply(pipeline.emissions(Set.of(SpeechEvent.class, AudioWindow.class))
                            .map(Emission::item))
                    .collectList()
                    .block(Duration.ofMinutes(1));
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
