package dev.sonoflux.sinks.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import dev.sonoflux.sinks.Examples;
import dev.sonoflux.sinks.output.OutputFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSinkTest {
    private static final Terminal TERMINAL = new Terminal(true, true);
    private static final Terminal PIPE = new Terminal(false, false);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ConsoleSink plain = sink(false);

    private int columns = 80;

    private ConsoleSink sink(boolean colour) {
        return new ConsoleSink(OutputFile.of(bytes, "test"), colour, () -> columns, true);
    }

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
        sink(true).accept(new Emission("theo.wav", Examples.detection("7", false)));

        assertThat(printed()).contains("\u001b[1;32m7");
    }

    @Test
    void namesCannotControlTheTerminal() {
        plain.accept(new Emission("\u001b[2Jx.wav", Examples.detection("7\r", false)));

        assertThat(printed()).startsWith("?[2Jx.wav").doesNotContain("\u001b").doesNotContain("\r");
    }

    /** The meter as it was drawn, oldest first. */
    private List<String> drawn() {
        return Pattern.compile("\r\u001b\\[\\?7l(.*?)\u001b\\[J\u001b\\[\\?7h\r")
                .matcher(printed())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private void hear(VoiceActivity activity) {
        plain.accept(new Emission("s", activity));
    }

    @Test
    void theMeterIsUpdatedTenTimesASecondOfStreamTimeAndShowsTheLoudestHop() {
        for (int hop = 0; hop < 100; hop++) {
            hear(activity(hop, hop == 15 ? 0.1 : 0.001, State.SPEECH));
        }

        assertThat(drawn()).hasSize(10);
        assertThat(drawn().get(1)).contains("-60 dBFS").contains("speech");
        assertThat(drawn().get(2)).contains("[####################|.........] -20 dBFS");
    }

    @Test
    void theThresholdIsMarkedOnTheMeter() {
        hear(activity(0, 0.5, State.HANGOVER));

        assertThat(drawn()).containsExactly("[####################|######...]  -6 dBFS hangover");
    }

    @Test
    void whatAnOperatorBehindTheDetectorSaysAboutTheHopIsShownInItsPlace() {
        VoiceActivity heard = activity(0, 0.5, State.SPEECH);
        hear(heard);
        hear(new VoiceActivity(heard.hop(), heard.level(), Double.POSITIVE_INFINITY, State.SILENCE));

        assertThat(drawn()).hasSize(2);
        assertThat(drawn().get(1)).isEqualTo("[###########################...]  -6 dBFS paused  ");
    }

    @Test
    void whatWasLostSoFarStaysOnTheMeter() {
        plain.accept(new Emission("s", Examples.DROPPED));
        plain.accept(new Emission("s", Examples.DROPPED));
        hear(activity(0, 0.5, State.SILENCE));

        assertThat(drawn()).hasSize(1);
        assertThat(drawn().get(0)).endsWith("silence   lost 0.2 s");
    }

    @Test
    void microphoneThatIsGoneIsSaidUntilSamplesComeAgain() {
        hear(activity(0, 0.5, State.SILENCE));
        hear(new VoiceActivity(new PcmFrame(8000, 800, new float[0]), 0, Double.NaN, State.SILENCE));
        hear(activity(11, 0.5, State.SILENCE));

        assertThat(drawn()).hasSize(3);
        assertThat(drawn().get(1)).isEqualTo("the microphone is gone; waiting for it");
        assertThat(drawn().get(2)).contains("-6 dBFS");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 20, 31, 40, 62, 63, 79, 80, 200})
    void theMeterFitsIntoTheTerminalHoweverNarrow(int width) {
        columns = width;
        plain.accept(new Emission("s", Examples.DROPPED));

        hear(activity(0, 0.5, State.SPEECH));
        hear(new VoiceActivity(new PcmFrame(8000, 800, new float[0]), 0, Double.NaN, State.SILENCE));

        assertThat(drawn()).hasSize(2).allMatch(line -> line.length() < width);
        assertThat(drawn().get(0)).contains(width > 20 ? "speech" : "");
    }

    @Test
    void theMeterMakesWayForLinesAndIsGoneInTheEnd() {
        hear(activity(0, 0.1, State.SILENCE));
        plain.accept(new Emission("s", Examples.detection("7", false)));
        hear(activity(20, 0.1, State.SILENCE));
        plain.close();

        assertThat(printed()).contains("\u001b[?7h\r\r\u001b[Js   ").endsWith("\u001b[?7h\r\r\u001b[J");
    }

    @Test
    void theMeterBeginsAnewWithAnotherStream() {
        plain.accept(new Emission("a", activity(1000, 0.1, State.SILENCE)));
        plain.accept(new Emission("b", activity(0, 0.1, State.SILENCE)));

        assertThat(drawn()).hasSize(2);
    }

    @Test
    void digitalSilenceHasAnEmptyMeter() {
        hear(new VoiceActivity(new PcmFrame(8000, 0, new float[80]), 0, 0, State.SILENCE));

        assertThat(drawn()).containsExactly("[..............................] -60 dBFS silence ");
    }

    @Test
    void captureIsAnnouncedAndItsReturnSaysHowLongItWasGone() {
        PcmFormat format = new PcmFormat(16_000, 1, SampleEncoding.S16_LE);
        plain.accept(new Emission("mic", new CaptureStarted("USB\u001b", format, 0)));
        plain.accept(new Emission("mic", new Fault(Fault.Severity.WARNING, "USB", 16_000, 32_000, "gone")));
        plain.accept(new Emission("mic", new CaptureStarted("USB", format, 32_000 + 51_200)));

        assertThat(printed()).isEqualTo("""
                listening to 'USB?', 16000 Hz mono
                mic              warning: gone
                'USB' is heard again after 3.2 s
                """);
    }

    @Test
    void soundAfterASilenceThatWasOnlyNotedIsNotAnnounced() {
        PcmFormat format = new PcmFormat(16_000, 1, SampleEncoding.S16_LE);
        ConsoleSink sink = new ConsoleSink(OutputFile.of(bytes, "test"), false, () -> columns, false);
        sink.accept(new Emission("mic", new CaptureStarted("USB", format, 0)));
        sink.accept(new Emission("mic", new Fault(Fault.Severity.NOTE, "USB", 16_000, 32_000, "silent")));
        sink.accept(new Emission("mic", new CaptureStarted("USB", format, 64_000)));

        assertThat(printed()).isEqualTo("listening to 'USB', 16000 Hz mono\n");
    }

    @Test
    void faultsAreLeftToTheCommandLineUnlessAskedFor() {
        ConsoleSink silent = new ConsoleSink(OutputFile.of(bytes, "test"), false, () -> columns, false);

        silent.accept(new Emission("mic", Examples.FAULT));

        assertThat(printed()).isEmpty();
    }

    @Test
    void theMeterIsForTerminalsOnly() {
        ConsoleSinkProvider onTerminal = new ConsoleSinkProvider(TERMINAL);
        ConsoleSinkProvider inPipe = new ConsoleSinkProvider(PIPE);

        assertThat(onTerminal.accepts(Examples.settings(onTerminal, "{}")))
                .containsExactly(Detection.class, Dropped.class, CaptureStarted.class, Fault.class);
        assertThat(onTerminal.accepts(Examples.settings(onTerminal, "{ meter: true }")))
                .contains(VoiceActivity.class);
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
