package dev.sonoflux.sinks.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import dev.sonoflux.sinks.Examples;
import dev.sonoflux.sinks.output.OutputFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleSinkTest {
    private static final Terminal TERMINAL = new Terminal(true, true);
    private static final Terminal PIPE = new Terminal(false, false);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ConsoleSink plain = new ConsoleSink(OutputFile.of(bytes, "test"), false);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static VoiceActivity activity(int hop, double level, State state) {
        return new VoiceActivity(new PcmFrame(8000, 80L * hop, new float[80]), level, 0.1, state);
    }

    @Test
    void aDetectionIsAReadableLine() {
        plain.accept(new Emission("theo.wav", Examples.detection("7", false)));

        assertThat(printed())
                .isEqualTo("theo.wav             4.320 - 4.812 s  7           97.3 %    (1 1.0 %, 9 0.7 %)\n");
    }

    @Test
    void aForcedDetectionIsMarked() {
        plain.accept(new Emission("theo.wav", Examples.detection("7", true)));

        assertThat(printed()).contains("97.3 % ?");
    }

    @Test
    void dropsAndFaultsAreVisible() {
        plain.accept(new Emission("mic", Examples.DROPPED));
        plain.accept(new Emission("mic", Examples.FAULT));

        assertThat(printed().lines()).hasSize(2);
        assertThat(printed())
                .contains("0.500 - 0.600 s  lost: 1600 samples")
                .contains("warning: a \"b\".wav is cut off?at byte 44");
    }

    @Test
    void coloursAreUsedWhereAskedFor() {
        new ConsoleSink(OutputFile.of(bytes, "test"), true)
                .accept(new Emission("theo.wav", Examples.detection("7", false)));

        assertThat(printed()).contains("\u001b[1;32m7");
    }

    @Test
    void namesCannotControlTheTerminal() {
        plain.accept(new Emission("\u001b[2Jx.wav", Examples.detection("7\r", false)));

        assertThat(printed()).startsWith("?[2Jx.wav").doesNotContain("\u001b").doesNotContain("\r");
    }

    @Test
    void theMeterIsUpdatedTenTimesASecondOfStreamTimeAndShowsTheLoudestHop() {
        for (int hop = 0; hop < 100; hop++) {
            plain.accept(new Emission("s", activity(hop, hop == 15 ? 0.1 : 0.001, State.SPEECH)));
        }

        String[] updates = printed().split("\r\u001b\\[K");
        assertThat(updates).hasSize(1 + 10);
        assertThat(updates[2]).contains("-60 dBFS").contains("speech");
        assertThat(updates[3]).contains("####################..........").contains("-20 dBFS");
    }

    @Test
    void theMeterMakesWayForLinesAndIsGoneInTheEnd() {
        plain.accept(new Emission("s", activity(0, 0.1, State.SILENCE)));
        plain.accept(new Emission("s", Examples.detection("7", false)));
        plain.accept(new Emission("s", activity(20, 0.1, State.SILENCE)));
        plain.close();

        assertThat(printed()).contains("dBFS \r\u001b[Ks   ").endsWith("dBFS \r\u001b[K");
    }

    @Test
    void theMeterBeginsAnewWithAnotherStream() {
        plain.accept(new Emission("a", activity(1000, 0.1, State.SILENCE)));
        plain.accept(new Emission("b", activity(0, 0.1, State.SILENCE)));

        assertThat(printed().split("dBFS")).hasSize(3);
    }

    @Test
    void digitalSilenceHasAnEmptyMeter() {
        plain.accept(new Emission("a", activity(0, 0, State.SILENCE)));

        assertThat(printed()).contains("[..............................] -60 dBFS");
    }

    @Test
    void theMeterIsForTerminalsOnly() {
        ConsoleSinkProvider onTerminal = new ConsoleSinkProvider(TERMINAL);
        ConsoleSinkProvider inPipe = new ConsoleSinkProvider(PIPE);

        assertThat(onTerminal.accepts(Examples.settings(onTerminal, "{}")))
                .containsExactly(Detection.class, Dropped.class);
        assertThat(onTerminal.accepts(Examples.settings(onTerminal, "{ meter: true, faults: true }")))
                .containsExactly(Detection.class, Dropped.class, Fault.class, VoiceActivity.class);
        assertThat(inPipe.accepts(Examples.settings(inPipe, "{ meter: true }"))).doesNotContain(VoiceActivity.class);
    }

    @Test
    void coloursAreForTerminalsAndNotWhereNoColorIsSet() {
        assertThat(Terminal.of(true, Map.of())).isEqualTo(new Terminal(true, true));
        assertThat(Terminal.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(new Terminal(true, false));
        assertThat(Terminal.of(true, Map.of("NO_COLOR", ""))).isEqualTo(new Terminal(true, true));
        assertThat(Terminal.of(true, Map.of("TERM", "dumb"))).isEqualTo(new Terminal(false, false));
        assertThat(Terminal.of(false, Map.of())).isEqualTo(new Terminal(false, false));
    }
}
