package dev.sonoflux.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.cli.CommandRun;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All the ways in which a microphone goes away, and comes back, while a command listens to it as users start it. */
@Timeout(120)
class MicrophoneFaultsTest {
    private static final int RATE = 16_000;
    private static final Duration NOTICED = Duration.ofSeconds(1);
    private static final Duration RECOVERED = Duration.ofSeconds(2);

    /** How much longer than promised things may take where several tests share few cores. */
    private static final Duration BUSY_MACHINE = Duration.ofMillis(500);

    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final double CPU_WHILE_WAITING = 0.05;

    private static final int WORDS = 2;
    private static final int WORDS_END = (int) (3.5 * RATE);
    private static final double MURMUR = 0.1;
    private static final double ROOM = 0.001;

    private static final String PIPELINE = """
            name: faults
            source: { microphone: { rate: 16000 } }
            operators:
              - resample: { rate: 8000 }
              - vad: { type: energy, threshold: 0.02 }
              - segment: { minSpeech: 80ms, preRoll: 200ms, maxLength: 30s }
              - window: segment
              - features: from-model
              - infer: { model: models/digits }
              - softmax: { temperature: from-model }
              - decide: { confidence: 0.5, emit: once-per-segment, forceEmit: true }
            sinks:
              - json-lines: { path: '-', segments: true, drops: true, faults: true, captures: true }
            """;

    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    private enum Way {
        UNLOADED,
        KILLED,
        STALLED,
        SUSPENDED,
        MUTED,
        HANGING;

        void take(MicRig rig, Mouth mouth) {
            switch (this) {
                case UNLOADED -> rig.unload();
                case KILLED -> rig.kill();
                case STALLED -> mouth.close();
                case SUSPENDED -> rig.suspend(true);
                case MUTED -> rig.mute(true);
                case HANGING -> rig.hang();
            }
        }

        void giveBack(MicRig rig, Mouth mouth) {
            switch (this) {
                case UNLOADED -> {
                    rig.reload();
                    mouth.reopen();
                }
                case KILLED -> {
                    rig.plugIn();
                    mouth.reopen();
                }
                case STALLED -> mouth.reopen();
                case SUSPENDED -> rig.suspend(false);
                case MUTED -> rig.mute(false);
                case HANGING -> rig.goOn();
            }
        }
    }

    /** Who speaks at the microphone, and finds it again when it was away. */
    private static final class Mouth implements AutoCloseable {
        private final MicRig rig;
        private PacedPipe pipe;

        Mouth(MicRig rig) {
            this.rig = rig;
            this.pipe = new PacedPipe(rig.pipe(), RATE);
        }

        void say(float[] samples) {
            pipe.say(samples);
        }

        void reopen() {
            pipe.close();
            pipe = new PacedPipe(rig.pipe(), RATE);
        }

        @Override
        public void close() {
            pipe.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void microphoneThatGoesAwayIsReportedAndWaitedForAndHeardAgain(Way way) throws IOException {
        MicRig.assumeInstalled();
        Path pipeline = Files.writeString(folder.resolve("faults.yaml"), PIPELINE);
        try (MicRig rig = MicRig.hearingAPipe(RATE);
                Mouth mouth = new Mouth(rig);
                LiveProcess live = LiveProcess.sonoflux(rig, "run", pipeline.toString())) {
            live.awaitOut("\"capture\"");
            mouth.say(wordsAndThenAMurmur());
            live.awaitOut("\"detection\"", WORDS);
            waitFor(Duration.ofSeconds(2));

            long taken = System.nanoTime();
            way.take(rig, mouth);
            LiveProcess.Line fault = awaitAfter(live, "\"fault\"", taken);
            // What runs for the first time is compiled first.
            waitFor(SETTLED);
            long waiting = System.nanoTime();
            double cpu = coresInUse(live);
            String busy = "";
            if (cpu >= CPU_WHILE_WAITING) {
                // The compiler's threads come to an end; what spins does not.
                busy = live.threads();
                System.out.println("busy while the microphone is " + way + ": " + cpu + " cores; " + busy);
                cpu = coresInUse(live);
            }
            long before = live.count("\"capture\"");
            way.giveBack(rig, mouth);
            long returned = System.nanoTime();
            LiveProcess.Line capture = awaitAfter(live, "\"capture\"", waiting);
            long heard = live.count("\"detection\"");
            mouth.say(words());
            live.awaitOut("\"detection\"", (int) heard + WORDS);
            live.terminate();
            live.exit();

            System.out.printf(
                    Locale.ROOT,
                    "microphone %s: reported after %.0f ms, heard again after %.0f ms, %.1f %% of a core meanwhile%n",
                    way.name().toLowerCase(Locale.ROOT),
                    (fault.nanos() - taken) / 1e6,
                    (capture.nanos() - returned) / 1e6,
                    100 * cpu);
            assertThat(before).as("captures before it came back").isEqualTo(1);
            assertThat(fault.nanos() - taken)
                    .isLessThan(NOTICED.plus(BUSY_MACHINE).toNanos());
            assertThat(capture.nanos() - returned)
                    .isLessThan(RECOVERED.plus(BUSY_MACHINE).toNanos());
            assertThat(cpu)
                    .as("cores in use while it is away (%s); threads: %s", way, busy)
                    .isLessThan(CPU_WHILE_WAITING);
            if (way != Way.MUTED) {
                assertNoSegmentAcross(live.out(), fault, capture);
            }
        }
    }

    private void assertNoSegmentAcross(List<LiveProcess.Line> out, LiveProcess.Line fault, LiveProcess.Line capture) {
        double lost = json.readTree(fault.text()).get("at").doubleValue();
        double again = json.readTree(capture.text()).get("at").doubleValue();
        List<JsonNode> segments = out.stream()
                .filter(line -> line.text().contains("\"type\":\"segment\""))
                .map(line -> json.readTree(line.text()))
                .toList();
        assertThat(again).isGreaterThan(lost);
        assertThat(segments)
                .allMatch(segment -> segment.get("end").doubleValue() <= lost
                        || segment.get("start").doubleValue() >= again)
                .anyMatch(segment -> segment.get("reason").stringValue().equals("gap"));
    }

    private static double coresInUse(LiveProcess live) {
        Duration before = live.cpuTime();
        long begin = System.nanoTime();
        waitFor(AWAY);
        return (double) live.cpuTime().minus(before).toNanos() / (System.nanoTime() - begin);
    }

    private static LiveProcess.Line awaitAfter(LiveProcess live, String text, long nanos) {
        MicRig.await(
                () -> text + " in " + live.out() + "; standard error: " + live.err(),
                () -> live.out().stream().anyMatch(line -> isAfter(line, text, nanos)));
        return live.out().stream()
                .filter(line -> isAfter(line, text, nanos))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAfter(LiveProcess.Line line, String text, long nanos) {
        return line.nanos() > nanos && line.text().contains(text);
    }

    /** What is waited for is time itself. */
    private static void waitFor(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        MicRig.await(() -> duration + " to pass", () -> System.nanoTime() > end);
    }

    /** The first words of the demo, in a room that is never quite silent. */
    private static float[] words() {
        AudioClip clip =
                AudioClip.read(CommandRun.HOME.resolve("demo/digits.wav"), ChannelMix.mean(), Duration.ofMinutes(1));
        float[] demo = Resampler.resample(clip.samples(), clip.sampleRate(), ResampleConfig.ofRate(RATE));
        float[] samples = noise(WORDS_END, ROOM);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += demo[i];
        }
        return samples;
    }

    /** Two words, and then a noise that goes on, so that a segment is open when the microphone goes away. */
    private static float[] wordsAndThenAMurmur() {
        float[] murmur = noise(15 * RATE, MURMUR);
        float[] samples = Arrays.copyOf(words(), WORDS_END + murmur.length);
        System.arraycopy(murmur, 0, samples, WORDS_END, murmur.length);
        return samples;
    }

    private static float[] noise(int length, double amplitude) {
        Random random = new Random(3);
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) (amplitude * random.nextGaussian());
        }
        return samples;
    }
}
