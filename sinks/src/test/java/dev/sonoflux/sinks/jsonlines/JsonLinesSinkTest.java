package dev.sonoflux.sinks.jsonlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.measure.Measurement;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.sinks.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesSinkTest {
    private final JsonLinesSinkProvider provider = new JsonLinesSinkProvider();

    @TempDir
    private Path folder;

    private Settings settings(String path, String more) {
        return Examples.settings(provider, "{ path: '" + path + "'" + more + " }");
    }

    @Test
    void everyDetectionIsInTheFileWhenAcceptReturns() throws IOException {
        Path file = folder.resolve("d.jsonl");
        Sink sink = provider.open(settings(file.toString(), ""));

        sink.accept(new Emission("ü.wav", Examples.detection("7", false)));
        String afterOne = Files.readString(file);
        sink.accept(new Emission("ü.wav", Examples.detection("8", false)));
        sink.close();

        assertThat(afterOne)
                .startsWith("{\"type\":\"detection\",\"stream\":\"ü.wav\"")
                .endsWith("}\n");
        assertThat(Files.readString(file)).startsWith(afterOne).hasLineCount(2).doesNotContain("\r");
    }

    @Test
    void anOlderFileIsEmptiedAtOnce() throws IOException {
        Path file = folder.resolve("d.jsonl");
        Files.writeString(file, "old\n");

        provider.open(settings(file.toString(), "")).close();

        assertThat(file).isEmptyFile();
    }

    @Test
    void takesWhatItIsAskedToTake() {
        assertThat(provider.accepts(settings("-", ""))).containsExactly(Detection.class, Measurement.class);
        assertThat(provider.accepts(settings("-", ", segments: true, drops: true, faults: true")))
                .containsExactly(
                        Detection.class, Measurement.class, SpeechEvent.Ended.class, Dropped.class, Fault.class);
        assertThat(provider.accepts(settings("-", ", captures: true, keys: true")))
                .containsExactly(Detection.class, Measurement.class, CaptureStarted.class, KeyPress.class);
        assertThat(Examples.settings(provider, "out.jsonl").formatted()).containsEntry("path", "out.jsonl");
    }

    @Test
    void writesEveryTypeItTakes() throws IOException {
        Path file = folder.resolve("d.jsonl");
        try (Sink sink = provider.open(settings(file.toString(), ""))) {
            sink.accept(new Emission("s", Examples.ENDED));
            sink.accept(new Emission("s", Examples.DROPPED));
            sink.accept(new Emission("s", Examples.FAULT));
            sink.accept(new Emission("s", new CaptureStarted("USB", new PcmFormat(8000, 1, SampleEncoding.S16_LE), 0)));
            sink.accept(new Emission("s", new KeyPress(8000, 0, KeyPress.ENTER)));
            sink.accept(new Emission("s", Examples.MEASURED));
        }

        assertThat(Files.readAllLines(file))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly(
                        "{\"type\":\"segment\"",
                        "{\"type\":\"dropped\"",
                        "{\"type\":\"fault\"",
                        "{\"type\":\"capture\"",
                        "{\"type\":\"key\"",
                        "{\"type\":\"tempo\"");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = folder.resolve("none/d.jsonl");

        assertThatThrownBy(() -> provider.open(settings(file.toString(), "")))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("there is no folder " + folder.resolve("none") + "; create it");
    }

    @Test
    void aFolderInsteadOfAFileIsRefused() {
        assertThatThrownBy(() -> provider.open(settings(folder.toString(), "")))
                .isInstanceOf(SonofluxException.class)
                .hasMessage(folder + " cannot be written: it is a folder; name a file");
    }

    @Test
    void aFullDiskIsNamed() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full, which Linux has");
        Sink sink = provider.open(settings("/dev/full", ""));

        assertThatThrownBy(() -> sink.accept(new Emission("s", Examples.detection("7", false))))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("/dev/full cannot be written")
                .hasMessageContaining("check its permissions and the disk");
    }
}
