package dev.sonoflux.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.testkit.signal.Signal;
import dev.sonoflux.testkit.signal.Voice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedSourceTest {
    private static final Duration TENTH = Duration.ofMillis(100);

    @Test
    void everyStepTakesItsPlace() {
        ScriptedSource source = ScriptedSource.at(8000)
                .captureStarted("desk")
                .silence(TENTH)
                .key("t")
                .samples(0.5f, 0.25f)
                .gap(TENTH)
                .tone(TENTH, 440, 0.1)
                .drop(TENTH)
                .fault("it crackles")
                .announcedGap(TENTH)
                .fault(Fault.Severity.ERROR, "it is gone");

        List<AudioEvent> events = source.events().collectList().block();

        assertThat(events)
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        new CaptureStarted("desk", new PcmFormat(8000, 1, SampleEncoding.F32_LE), 0),
                        new PcmFrame(8000, 0, new float[800]),
                        new KeyPress(8000, 800, "t"),
                        new PcmFrame(8000, 800, new float[] {0.5f, 0.25f}),
                        new PcmFrame(
                                8000, 1602, Signal.tone(8000, TENTH, 440, 0.1).samples()),
                        new Dropped(8000, 2402, 800),
                        new Fault(Fault.Severity.WARNING, ScriptedSource.DEVICE, 8000, 3202, "it crackles"),
                        new PcmFrame(8000, 4002, new float[0]),
                        new Fault(Fault.Severity.ERROR, ScriptedSource.DEVICE, 8000, 4002, "it is gone")));
        assertThat(source.position()).isEqualTo(4002);
    }

    @Test
    void everyStepLeavesTheOneBeforeItAlone() {
        ScriptedSource quiet = ScriptedSource.at(8000).silence(TENTH);

        ScriptedSource spoken = quiet.speech(TENTH);

        assertThat(quiet.frames().count().block()).isEqualTo(1);
        assertThat(spoken.frames().count().block()).isEqualTo(2);
    }

    @Test
    void everySubscriberHearsTheSame() {
        ScriptedSource source = ScriptedSource.at(16_000).word(2).noise(TENTH, 0.01);

        assertThat(source.frames().collectList().block())
                .isEqualTo(source.frames().collectList().block());
        assertThat(ScriptedSource.at(16_000).word(2).frames().blockFirst().samples())
                .containsExactly(source.frames().blockFirst().samples());
    }

    @Test
    void voiceSaysSomethingElseEveryTime() {
        List<PcmFrame> said = ScriptedSource.at(8000)
                .speech(TENTH)
                .speech(TENTH)
                .frames()
                .collectList()
                .block();

        assertThat(said.get(0).samples()).isNotEqualTo(said.get(1).samples());
    }

    @Test
    void anotherVoiceSpeaksFromThereOn() {
        Signal soft = new Signal(
                8000,
                ScriptedSource.at(8000)
                        .voice(Voice.at(8000).withRms(0.01))
                        .speech(TENTH)
                        .frames()
                        .blockFirst()
                        .samples());

        assertThat(soft.activeRms()).isCloseTo(0.01, within(1e-6));
    }

    @Test
    void streamHasItsNameAndRate() {
        ScriptedSource source = ScriptedSource.at(44_100).named("kitchen");

        assertThat(source.streams().map(AudioStream::name).single().block()).isEqualTo("kitchen");
        assertThat(source.sampleRate()).hasValue(44_100);
    }

    @Test
    void whatHasAnotherRateIsRefused() {
        assertThatThrownBy(() -> ScriptedSource.at(8000).samples(Signal.silence(16_000, TENTH)))
                .hasMessageContaining("16000 Hz does not fit into a stream at 8000 Hz");
        assertThatThrownBy(() -> ScriptedSource.at(8000).voice(Voice.at(16_000)))
                .hasMessageContaining("16000 Hz does not fit into a stream at 8000 Hz");
    }
}
