package dev.sonoflux.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.testkit.source.Pace;
import dev.sonoflux.testkit.source.TestRecording;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class RecordingTest {
    @Test
    void isASource(@Recording("tone.wav") AudioSource source) {
        assertThat(source.sampleRate()).hasValue(8000);
        assertThat(source.streams()
                        .concatMap(AudioStream::frames)
                        .map(PcmFrame::end)
                        .blockLast())
                .isEqualTo(2000);
    }

    @Test
    void isAStream(@Recording("tone.wav") AudioStream stream, TestInfo info) {
        assertThat(stream.name()).isEqualTo("tone.wav");
        assertThat(info.getTestMethod()).isPresent();
    }

    @Test
    void isAFluxOfFrames(@Recording(value = "tone.wav", frameSize = 500) Flux<PcmFrame> frames) {
        StepVerifier.create(frames.map(PcmFrame::length))
                .expectNext(500, 500, 500, 500)
                .verifyComplete();
    }

    @Test
    void isAFluxOfEvents(@Recording("tone.wav") Flux<AudioEvent> events) {
        assertThat(events.collectList().block()).hasOnlyElementsOfType(PcmFrame.class);
    }

    @Test
    void isSomethingToBeChanged(@Recording("tone.wav") TestRecording recording) {
        assertThat(recording.pace()).isEqualTo(Pace.MAX);
    }

    @Test
    void keepsTimeUnderVirtualTime(@Recording(value = "tone.wav", pace = Pace.REAL_TIME) Flux<PcmFrame> frames) {
        StepVerifier.withVirtualTime(frames::count)
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(249))
                .thenAwait(Duration.ofMillis(1))
                .expectNext(13L)
                .verifyComplete();
    }

    @Test
    void wrongUseIsSaid() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(WrongUse.class))
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, failure("there is no recording 'missing.wav'"))
                .haveExactly(1, failure("cannot be had as java.lang.String; it can as AudioSource"))
                .haveExactly(1, failure("leave its frameSize out"));
    }

    private static org.assertj.core.api.Condition<org.junit.platform.testkit.engine.Event> failure(String message) {
        return EventConditions.finishedWithFailure(TestExecutionResultConditions.message(m -> m.contains(message)));
    }

    /** Run by the test above only: its name is none that the build looks for. */
    static class WrongUse {
        @Test
        void nowhere(@Recording("missing.wav") AudioSource source) {
            assertThat(source).isNotNull();
        }

        @Test
        void noSuchType(@Recording("tone.wav") String text) {
            assertThat(text).isNotNull();
        }

        @RechunkedTest(
                sizes = 5,
                seeds = {})
        void framesTwice(@Recording(value = "tone.wav", frameSize = 7) AudioSource source) {
            assertThat(source).isNotNull();
        }
    }
}
