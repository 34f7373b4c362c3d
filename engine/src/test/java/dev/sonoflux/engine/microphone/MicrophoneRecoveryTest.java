package dev.sonoflux.engine.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.SignalType;

/** Lines that do what lines do when they are at their worst: stall, hang, fail, and deliver nothing but zeros. */
@Timeout(60)
class MicrophoneRecoveryTest {
    private static final Duration STALL = CaptureSupervisor.NOTHING_LIMIT.plusMillis(100);

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

    private Fault expectLoss() {
        Fault fault = microphone.await(Fault.class);
        assertThat(fault.severity()).isEqualTo(Severity.WARNING);
        assertThat(fault.message()).contains("microphone 'fake'").contains("with a gap");
        PcmFrame gap = microphone.next(PcmFrame.class);
        assertThat(gap.length()).isZero();
        return fault;
    }

    @Test
    void deviceThatStallsIsReportedWithinASecondAndGoesOnWithAGapWhenItIsBack() {
        FakeLine again = new FakeLine().delivers(10);
        microphone.opens(line.delivers(10)).listen();
        line.awaitRead();

        microphone.advance(CaptureSupervisor.NOTHING_LIMIT);
        microphone.await(PcmFrame.class);
        assertThat(microphone.hasReceivedNothing()).isTrue();
        microphone.advance(CaptureSupervisor.TICK);
        assertThat(expectLoss().position()).isEqualTo(10 + 600);
        line.awaitClosed();
        microphone.advance(Duration.ofMillis(400));
        microphone.opens(again);

        assertThat(microphone.next(CaptureStarted.class).position()).isEqualTo(10 + 1000 - 10);
        expectFrame(1000, 10);
    }

    @Test
    void pauseOfTheWholeMachineIsNoFaultOfTheDevice() {
        microphone.opens(line.delivers(10)).listen();
        line.awaitRead();
        microphone.await(PcmFrame.class);

        microphone.advanceClock(STALL.multipliedBy(3));
        microphone.advance(CaptureSupervisor.TICK);
        line.delivers(10);

        expectFrame(10, 10);
    }

    @Test
    void deviceThatReturnsNothingAtOnceForEverNeedsNoCore() {
        microphone.opens(line.delivers(10).dead()).listen();
        line.awaitRead();

        long begin = System.nanoTime();
        while (System.nanoTime() - begin < 200_000_000L) {
            Thread.onSpinWait();
        }
        assertThat(line.emptyReads()).isLessThan(40);

        microphone.advance(STALL);
        expectLoss();
    }

    @Test
    void lineThatOpensAndDeliversNothingIsTriedAnew() {
        FakeLine mute = new FakeLine().dead();
        FakeLine again = new FakeLine().delivers(10);
        microphone.opens(line.delivers(10)).listen();
        line.awaitRead();
        microphone.advance(STALL);
        expectLoss();

        microphone.awaitOpens(2);
        microphone.opens(mute);
        mute.awaitRead();
        microphone.opens(again);
        microphone.advanceToNextOpen();

        mute.awaitClosed();
        assertThat(microphone.next()).isInstanceOf(CaptureStarted.class);
        assertThat(microphone.next(PcmFrame.class).length()).isEqualTo(10);
    }

    @Test
    void readThatThrowsIsALossAtOnce() {
        line.delivers(10).does(() -> {
            throw new IllegalStateException("the device is closed");
        });
        microphone.opens(line).listen();

        assertThat(expectLoss().message()).contains("the device is closed");
        line.awaitClosed();
        microphone.opens(new FakeLine().delivers(10));
        microphone.advance(CaptureSupervisor.RETRY_INTERVAL);
        assertThat(microphone.next()).isInstanceOf(CaptureStarted.class);
    }

    @Test
    void lineThatIsClosedUnderUsIsOpenedAgain() {
        microphone.opens(line.delivers(10)).listen();
        line.awaitRead();

        line.close();
        microphone.advance(STALL);

        expectLoss();
        microphone.opens(new FakeLine().delivers(10));
        assertThat(microphone.next()).isInstanceOf(CaptureStarted.class);
    }

    @Test
    void microphoneThatCannotBeOpenedAtFirstIsTheEnd() {
        microphone.opening(() -> {
            throw new SonofluxException("there is no microphone; plug one in");
        });
        microphone.listen();

        assertThat(microphone.next())
                .isEqualTo(new Fault(Severity.ERROR, "default", 0, 0, "there is no microphone; plug one in"));
        assertThat(microphone.next()).isEqualTo(SignalType.ON_COMPLETE);
    }

    @Test
    void openThatHangsAtFirstIsTheEndAndItsLineIsClosedWhenItComesAfterAll() {
        CountDownLatch hanging = new CountDownLatch(1);
        microphone.opening(() -> {
            awaitUninterrupted(hanging);
            return line;
        });
        microphone.listen();

        microphone.advance(CaptureSupervisor.OPEN_LIMIT.plusMillis(100));

        assertThat(microphone.next(Fault.class).message()).contains("microphone 'default' does not answer");
        assertThat(microphone.next()).isEqualTo(SignalType.ON_COMPLETE);
        hanging.countDown();
        line.awaitClosed();
    }

    @Test
    void failedAttemptsToReopenAreNotToldAgain() {
        microphone.opens(line.delivers(10)).listen();
        line.awaitRead();
        microphone.advance(STALL);
        expectLoss();

        microphone.awaitOpens(2);
        for (int i = 0; i < 5; i++) {
            microphone.opening(() -> {
                throw new IllegalArgumentException("No line matching");
            });
            microphone.advanceToNextOpen();
        }
        microphone.opens(new FakeLine().delivers(10));

        assertThat(microphone.next()).isInstanceOf(CaptureStarted.class);
    }

    @Test
    void hangingOpensDoNotPileUpAndAreClosedWhenTheyComeAfterAll() {
        CountDownLatch hanging = new CountDownLatch(1);
        FakeLine[] late = new FakeLine[LinePool.MAX_HANGING - 1];
        microphone.opens(line.delivers(10).hangingInClose()).listen();
        line.awaitRead();
        for (int i = 0; i < late.length; i++) {
            FakeLine one = new FakeLine();
            late[i] = one;
            microphone.opening(() -> {
                awaitUninterrupted(hanging);
                return one;
            });
        }
        microphone.advance(STALL);
        expectLoss();

        microphone.advance(Duration.ofMinutes(1));
        microphone.awaitOpens(1 + late.length);
        microphone.advance(Duration.ofMinutes(1));
        assertThat(microphone.opens()).isZero();

        hanging.countDown();
        for (FakeLine one : late) {
            one.awaitClosed();
        }
        microphone.opens(new FakeLine().delivers(10));
        microphone.advanceToNextOpen();
        assertThat(microphone.next(CaptureStarted.class).position()).isGreaterThan(120_000);
    }

    @Test
    void lineThatHangsInStopAndCloseDoesNotHoldUpTheNext() {
        microphone.opens(line.delivers(10).hangingInStop().hangingInClose()).listen();
        line.awaitRead();

        microphone.advance(STALL);
        expectLoss();
        microphone.opens(new FakeLine().delivers(10));

        assertThat(microphone.next()).isInstanceOf(CaptureStarted.class);
    }

    @Test
    void cancelDoesNotWaitForALineThatHangs() {
        microphone.opens(line.delivers(10).hangingInStop().hangingInClose()).listen();
        line.awaitRead();

        microphone.cancel();

        line.release();
        line.awaitClosed();
    }

    @Test
    void subscriptionThatIsCancelledAtOnceOpensNothing() {
        List<Throwable> dropped = new CopyOnWriteArrayList<>();
        Hooks.onErrorDropped(dropped::add);

        microphone.events(MicrophoneConfig.ofDefaults(), Flux.never()).subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.cancel();
            }
        });
        microphone.advance(CaptureSupervisor.RETRY_INTERVAL);

        Hooks.resetOnErrorDropped();
        assertThat(dropped).isEmpty();
        assertThat(microphone.opens()).isZero();
    }

    @Test
    void cancelDoesNotWaitForAnOpenThatHangs() {
        CountDownLatch hanging = new CountDownLatch(1);
        microphone.opening(() -> {
            awaitUninterrupted(hanging);
            return line;
        });
        microphone.listen();

        microphone.cancel();

        hanging.countDown();
        line.awaitClosed();
    }

    @Test
    void lineOpenedAlongsideASilentOneTakesOverIfItHearsSomething() {
        FakeLine other = new FakeLine();
        microphone.opens(line.delivers(1000, n -> 0)).opens(other).listen();
        line.awaitRead();
        assertThat(microphone.await(Fault.class).message()).contains("only silence");

        keepAliveFor(SilenceProbe.FIRST_INTERVAL);
        other.delivers(10);
        other.awaitRead();
        microphone.advanceClock(SilenceProbe.PROOF);
        other.delivers(20);

        assertThat(microphone.await(Fault.class).message()).contains("opened anew");
        assertThat(microphone.next(PcmFrame.class).length()).isZero();
        assertThat(microphone.next()).isInstanceOf(CaptureStarted.class);
        assertThat(microphone.next(PcmFrame.class).samples()).doesNotContain(0f);
        line.awaitClosed();
    }

    @Test
    void lineOpenedAlongsideThatHearsNothingEitherIsClosed() {
        FakeLine other = new FakeLine().delivers(100, n -> 0);
        microphone.opens(line.delivers(1000, n -> 0)).opens(other).listen();
        line.awaitRead();
        microphone.await(Fault.class);

        keepAliveFor(SilenceProbe.FIRST_INTERVAL);
        other.awaitRead();
        keepAliveFor(SilenceProbe.PATIENCE.plusMillis(100));

        other.awaitClosed();
        line.delivers(10);
        assertThat(microphone.await(CaptureStarted.class).position()).isGreaterThan(1000);
    }

    @Test
    void whatTheMachineRefusesEndsTheStreamWithItsError() {
        OutOfMemoryError error = new OutOfMemoryError("no native memory");
        microphone.opening(() -> {
            throw error;
        });
        microphone.listen();

        assertThat(microphone.next()).isSameAs(error);
    }

    /** The silent line goes on delivering zeros while time passes. */
    private void keepAliveFor(Duration duration) {
        for (long left = duration.toMillis(); left > 0; left -= 100) {
            line.delivers(100, n -> 0);
            line.awaitRead();
            microphone.advance(Duration.ofMillis(100));
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
