package dev.sonoflux.engine.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/** What a microphone that works hands on, and to a consumer of any speed. */
@Timeout(60)
class MicrophoneSourceTest {
    private static final MicrophoneConfig DEFAULTS = MicrophoneConfig.ofDefaults();

    private final FakeMicrophone microphone = new FakeMicrophone();
    private final FakeLine line = new FakeLine();

    @AfterEach
    void close() {
        microphone.close();
        line.release();
    }

    private void expectFrame(long start, int length) {
        PcmFrame frame = microphone.next(PcmFrame.class);
        assertThat(frame.start()).isEqualTo(start);
        assertThat(frame.length()).isEqualTo(length);
    }

    @Test
    void streamBeginsWithTheDeviceAndItsFormat() {
        microphone.opens(line.delivers(25)).listen();

        assertThat(microphone.next()).isEqualTo(new CaptureStarted("fake", FakeLine.FORMAT, 0));
        expectFrame(0, 10);
        expectFrame(10, 10);
        expectFrame(20, 5);
    }

    @Test
    void samplesArePassedOnAsTheyAre() {
        microphone.opens(line.delivers(2, n -> n == 0 ? 16_384 : -32_768)).listen();

        assertThat(microphone.await(PcmFrame.class).samples()).containsExactly(0.5f, -1f);
    }

    @Test
    void channelsAreMixed() {
        line.withFormat(new PcmFormat(FakeLine.RATE, 2, SampleEncoding.S16_LE))
                .does(() -> new byte[] {0, 64, 0, 0, 0, -128, 0, 0});
        microphone.opens(line).listen();

        assertThat(microphone.await(PcmFrame.class).samples()).containsExactly(0.25f, -0.5f);
    }

    @Test
    void readsOfOddAndShortLengthAreJoined() {
        line.does(() -> new byte[] {0}).does(() -> new byte[] {64, 0}).does(() -> new byte[] {-64, 0, 32});
        microphone.opens(line).listen();

        assertThat(microphone.await(PcmFrame.class).samples()).containsExactly(0.5f);
        PcmFrame next = microphone.next(PcmFrame.class);
        assertThat(next.samples()).containsExactly(-0.5f, 0.25f);
        assertThat(next.start()).isEqualTo(1);
    }

    @Test
    void overrunOfTheDeviceIsDroppedInItsPlaceAndTold() {
        microphone.opens(deliversInTime(120)).listen();
        line.awaitRead();
        synchronized (line) {
            line.between(() -> microphone.advanceClock(Duration.ofMillis(300)));
            deliversInTime(1).delivers(40);
            deliversInTime(120);
        }

        Dropped dropped = microphone.await(Dropped.class);
        assertThat(dropped.length()).isEqualTo(300 - 40);
        assertThat(microphone.next(Fault.class).message()).contains("260 ms").contains("'buffer'");
        line.delivers(10);
        assertThat(microphone.await(PcmFrame.class).start()).isEqualTo(dropped.start() + dropped.length());
    }

    @Test
    void soundServerThatKeptEverythingIsNotTakenForAnOverrun() {
        microphone.opens(deliversInTime(120)).listen();
        line.awaitRead();
        synchronized (line) {
            line.between(() -> microphone.advanceClock(Duration.ofMillis(300)));
            deliversInTime(1).delivers(300);
            deliversInTime(120);
        }

        microphone.next(CaptureStarted.class);
        for (int start = 0; start < 1200 + 10 + 300 + 1200; start += 10) {
            expectFrame(start, 10);
        }
    }

    /** Ten samples a read, each in ten milliseconds. */
    private FakeLine deliversInTime(int reads) {
        for (int i = 0; i < reads; i++) {
            line.does(() -> {
                microphone.advanceClock(Duration.ofMillis(10));
                return new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
            });
        }
        return line;
    }

    @Test
    void slowConsumerNeverHoldsUpTheCaptureAndIsToldWhatItMissed() {
        MicrophoneConfig config = DEFAULTS.withQueue(Duration.ofMillis(100));
        microphone.opens(line.delivers(10_000)).listen(config, Flux.never(), 1);
        line.awaitRead();

        assertThat(microphone.next()).isInstanceOf(CaptureStarted.class);
        assertThat(microphone.hasReceivedNothing()).isTrue();
        microphone.request(Long.MAX_VALUE);

        assertThat(microphone.next()).isEqualTo(new Dropped(FakeLine.RATE, 0, 9_900));
        for (int start = 9_900; start < 10_000; start += 10) {
            expectFrame(start, 10);
        }
    }

    @Test
    void noMoreIsHandedOverThanWasAskedFor() {
        microphone.opens(line.delivers(100)).listen(DEFAULTS, Flux.never(), 3);
        line.awaitRead();

        microphone.await(PcmFrame.class);
        expectFrame(10, 10);
        assertThat(microphone.hasReceivedNothing()).isTrue();
        microphone.request(1);
        expectFrame(20, 10);
        assertThat(microphone.hasReceivedNothing()).isTrue();
    }

    @Test
    void overflowThatMustNotHappenEndsTheStreamAndFreesTheLine() {
        MicrophoneConfig config = DEFAULTS.withQueue(Duration.ofMillis(50)).withOverflow(Overflow.FAIL);
        microphone.opens(line.delivers(1000)).listen(config, Flux.never(), 1);

        line.awaitClosed();
        microphone.request(Long.MAX_VALUE);

        assertThat(microphone.next()).isInstanceOf(CaptureStarted.class);
        for (int start = 0; start < 50; start += 10) {
            expectFrame(start, 10);
        }
        Fault fault = microphone.next(Fault.class);
        assertThat(fault.severity()).isEqualTo(Severity.ERROR);
        assertThat(fault.position()).isEqualTo(50);
        assertThat(microphone.next()).isEqualTo(SignalType.ON_COMPLETE);
    }

    @Test
    void keysTakeTheirPlaceBetweenTheSamples() {
        Sinks.Many<String> keys = Sinks.many().multicast().directBestEffort();
        microphone.opens(line.delivers(10)).listen(DEFAULTS, keys.asFlux(), Long.MAX_VALUE);
        line.awaitRead();

        keys.tryEmitNext(KeyPress.ENTER).orThrow();
        line.delivers(10);

        microphone.next(CaptureStarted.class);
        expectFrame(0, 10);
        assertThat(microphone.next()).isEqualTo(new KeyPress(FakeLine.RATE, 10, KeyPress.ENTER));
        expectFrame(10, 10);
    }

    @Test
    void keysThatFailAreToldAndTheMicrophoneGoesOn() {
        microphone.opens(line.delivers(10)).listen(DEFAULTS, Flux.error(new IllegalStateException("no terminal")), 10);

        assertThat(microphone.await(Fault.class).message()).contains("no terminal");
        assertThat(microphone.await(PcmFrame.class).start()).isZero();
    }
}
