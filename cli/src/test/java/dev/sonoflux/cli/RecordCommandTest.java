package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.recording.RecordingSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import reactor.core.publisher.Flux;

@Timeout(60)
class RecordCommandTest {
    private static final int RATE = 16_000;
    private static final AudioEvent BEGIN = new CaptureStarted("Mik", new PcmFormat(RATE, 1, SampleEncoding.S16_LE), 0);

    @TempDir
    private Path folder;

    private int status;
    private String said;

    private void record(Flux<AudioEvent> events, String... options) {
        AudioSource source = AudioSource.of("microphone", events);
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new RecordCommand(microphone -> source));
        line.setErr(new PrintWriter(err));
        line.setExecutionExceptionHandler((e, command, result) -> Failures.report(e, command.getErr(), false));
        line.setParameterExceptionHandler((e, arguments) -> Failures.reportUsage(e));
        status = line.execute(options);
        said = err.toString();
    }

    private static PcmFrame frame(long start, int length) {
        return new PcmFrame(RATE, start, new float[length]);
    }

    private static List<AudioEvent> replayed(Path wav) {
        return RecordingSource.of(wav)
                .streams()
                .concatMap(AudioStream::events)
                .collectList()
                .block();
    }

    @Test
    void recordsUntilItIsEndedAndTellsHowItWent() {
        Path wav = folder.resolve("take.wav");
        AudioEvent stalled = new Fault(Severity.WARNING, "Mik", RATE, 12_000, "Mik stalled");

        record(
                Flux.just(BEGIN, frame(0, 8000), new Dropped(RATE, 8000, 4000), stalled, frame(12_000, 12_000)),
                wav.toString());

        assertThat(status).isZero();
        assertThat(said).isEqualTo("""
                sonoflux: recording from Mik: 16000 Hz, 1 channel, s16le
                sonoflux: warning: Mik stalled
                sonoflux: 1.250 s recorded in %s, 4000 samples lost, 1 fault
                """.formatted(wav));
        assertThat(replayed(wav)).hasSize(5).contains(BEGIN, stalled);
    }

    @Test
    void endsAtTheSampleWhereTheTimeIsOver() {
        Path wav = folder.resolve("take.wav");
        Flux<AudioEvent> endless = Flux.<AudioEvent>just(BEGIN)
                .concatWith(Flux.range(0, Integer.MAX_VALUE).map(i -> frame(i * 700L, 700)));

        record(endless, wav.toString(), "--seconds", "1.5");

        assertThat(status).isZero();
        assertThat(said).contains("1.500 s recorded in " + wav + ", nothing lost, no faults");
    }

    @Test
    void endsInAGapWhereTheTimeIsOver() {
        Path wav = folder.resolve("take.wav");

        record(
                Flux.<AudioEvent>just(BEGIN, frame(0, 8000), frame(90_000, 100)).concatWith(Flux.never()),
                wav.toString(),
                "--seconds",
                "2");

        List<AudioEvent> events = replayed(wav);
        assertThat(((PcmFrame) events.get(2)).start()).isEqualTo(32_000);
        assertThat(((PcmFrame) events.get(2)).length()).isZero();
        assertThat(said).contains("0.500 s recorded in " + wav + ", 1.500 s missing in 1 gap, no faults");
    }

    @Test
    void endsByTheClockWhereNothingComesAnyMore() {
        Path wav = folder.resolve("take.wav");

        record(
                Flux.<AudioEvent>just(BEGIN, frame(0, 8000)).concatWith(Flux.never()),
                wav.toString(),
                "--seconds",
                "0.6");

        assertThat(status).isZero();
        assertThat(said).contains("0.500 s recorded");
    }

    @Test
    void aRecordingIsPreciousUnlessItIsForced() throws IOException {
        Path wav = Files.writeString(folder.resolve("take.wav"), "precious");

        record(Flux.just(BEGIN, frame(0, 8000)), wav.toString());

        assertThat(status).isEqualTo(ExitCode.FAILURE);
        assertThat(said).contains("take.wav: is there already").contains("--force");
        assertThat(wav).hasContent("precious");

        record(Flux.just(BEGIN, frame(0, 8000)), wav.toString(), "--force");

        assertThat(status).isZero();
        assertThat(replayed(wav)).hasSize(2);
    }

    @Test
    void aMicrophoneThatCannotBeOpenedCostsNoRecording() {
        Path wav = folder.resolve("take.wav");
        record(Flux.just(BEGIN, frame(0, 8000)), wav.toString());

        record(Flux.just(new Fault(Severity.ERROR, "Mik", 0, 0, "there is no Mik")), wav.toString(), "--force");

        assertThat(status).isEqualTo(ExitCode.FAILURE);
        assertThat(said).contains("nothing recorded");
        assertThat(replayed(wav)).hasSize(2).contains(BEGIN);
    }

    @Test
    void aMicrophoneThatCannotBeOpenedIsAFailureThatLeavesNoFilesInTheWayOfTheNextTry() {
        Path wav = folder.resolve("take.wav");

        record(Flux.just(new Fault(Severity.ERROR, "Mik", 0, 0, "there is no Mik")), wav.toString());

        assertThat(status).isEqualTo(ExitCode.FAILURE);
        assertThat(said).isEqualTo("""
                sonoflux: error: there is no Mik
                sonoflux: nothing recorded, nothing lost, 1 fault
                """);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsWrongWithTheMicrophonesSettingsIsSaidWithTheOption() {
        record(Flux.empty(), folder.resolve("take.wav").toString(), "--rate", "fast", "--channels", "0");

        assertThat(status).isEqualTo(ExitCode.USAGE);
        assertThat(said).contains("--rate fast:").contains("--channels 0:").contains("microphone: 'rate' must be best");
    }
}
