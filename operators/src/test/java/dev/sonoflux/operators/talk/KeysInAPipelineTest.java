package dev.sonoflux.operators.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.operators.TestSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/**
 * Keys are pressed at any sample of a stream at 44.1 kHz with a gap in it, which is resampled and whose voice activity is
 * known half a second late: what comes out is the same however the stream is cut into frames.
 */
class KeysInAPipelineTest {
    private static final int RATE = 44_100;
    private static final int STREAMS = 12;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "push-to-talk: { window: 700ms, preRoll: 300ms }",
                "toggle: { key: enter }\n  - segment: { minSpeech: 80ms }"
            })
    void frameSizesMakeNoDifference(String operators) {
        int segments = 0;
        for (int seed = 0; seed < STREAMS; seed++) {
            Random random = new Random(seed);
            List<PcmFrame> frames = frames(random);
            long end = frames.get(1).end();
            long[] presses =
                    random.longs(1 + random.nextInt(6), 0, end).sorted().toArray();

            List<String> whole = run(operators, cut(frames, presses, random, Integer.MAX_VALUE));
            List<String> small = run(operators, cut(frames, presses, random, 1 + random.nextInt(3000)));

            assertThat(small).as("stream " + seed).isEqualTo(whole);
            segments += whole.size();
        }
        assertThat(segments).isGreaterThan(STREAMS);
    }

    private static List<PcmFrame> frames(Random random) {
        PcmFrame before = speech(random).frame();
        long gap = 1 + random.nextInt(RATE / 2);
        return List.of(
                before, new PcmFrame(RATE, before.end() + gap, speech(random).samples()));
    }

    private static TestSignal speech(Random random) {
        TestSignal signal = new TestSignal(RATE);
        for (int i = 0; i < 4; i++) {
            signal.noise(0.2 + 0.4 * random.nextDouble(), 0.001, random.nextLong())
                    .tone(0.3, 0.1);
        }
        return signal.noise(0.3, 0.001, random.nextLong());
    }

    /** Frames of at most that length, and each press right before the first sample that was captured after it. */
    private static List<AudioEvent> cut(List<PcmFrame> frames, long[] presses, Random random, int longest) {
        List<AudioEvent> events = new ArrayList<>();
        int pressed = 0;
        for (PcmFrame frame : frames) {
            for (int at = 0; at < frame.length(); ) {
                while (pressed < presses.length && presses[pressed] <= frame.start() + at) {
                    events.add(new KeyPress(RATE, presses[pressed++], KeyPress.ENTER));
                }
                int to = (int) Math.min(frame.length(), at + 1L + random.nextInt(longest));
                if (pressed < presses.length && presses[pressed] < frame.start() + to) {
                    to = (int) (presses[pressed] - frame.start());
                }
                events.add(frame.slice(at, to));
                at = to;
            }
        }
        return events;
    }

    private static List<String> run(String operators, List<AudioEvent> events) {
        AudioSource source = AudioSource.of("s", Flux.fromIterable(events), RATE);
        String yaml = "operators:\n  - resample: 8000\n  - vad\n  - " + operators + "\n";
        try (Pipeline pipeline = Pipeline.of(PipelineSpec.read(yaml, "p.yaml"), source)) {
            return pipeline.emissions(Set.of(SpeechEvent.class))
                    .map(Emission::item)
                    .map(KeysInAPipelineTest::described)
                    .collectList()
                    .block();
        }
    }

    private static String described(Object event) {
        return event instanceof SpeechEvent.Samples samples
                ? samples.frame().start() + ", "
                        + Arrays.hashCode(samples.frame().samples()) + ", heard " + samples.heard()
                : event.toString();
    }
}
