package dev.sonoflux.engine.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A line at 1 kHz with a buffer of 40 samples, read ten at a time: a sample is a millisecond. */
class OverrunWatchTest {
    private static final int PERIOD = 10;
    private static final int BUFFER = 40;
    private static final long MS = 1_000_000;

    private final OverrunWatch watch = new OverrunWatch(1000, BUFFER, PERIOD, 0);
    private long now;
    private long lost;

    /** Reads that wait for their samples, each so late or early. */
    private void readInTime(int... jitterMs) {
        for (int jitter : jitterMs) {
            long begin = now;
            now += PERIOD * MS;
            lost += watch.afterRead(begin, now + jitter * MS, PERIOD, true);
        }
    }

    private void readBacklog(int reads, boolean caughtUpInTheEnd) {
        for (int i = 1; i <= reads; i++) {
            lost += watch.afterRead(now, now, PERIOD, caughtUpInTheEnd && i == reads);
        }
    }

    private static int[] steady(int reads) {
        return new int[reads];
    }

    /** Over a second in lumps of four reads. */
    private void readLumps() {
        for (int i = 0; i < 30; i++) {
            readInTime(9, 6, 3, 0);
        }
    }

    @Test
    void whatIsMissingAfterAnAbsenceIsCountedOnce() {
        readInTime(steady(120));

        now += 200 * MS;
        readBacklog(4, true);
        readInTime(steady(120));

        assertThat(lost).isEqualTo(160);
    }

    @Test
    void soundServerThatKeptEverythingLostNothing() {
        readInTime(steady(120));

        now += 2000 * MS;
        readBacklog(200, true);
        readInTime(steady(120));

        assertThat(lost).isZero();
    }

    @Test
    void lumpsAreNoLoss() {
        readLumps();

        now += 100 * MS;
        readBacklog(10, true);
        readLumps();

        assertThat(lost).isZero();
    }

    @Test
    void serverThatIsKeptWaitingItselfIsLateAndLosesNothing() {
        readInTime(steady(120));

        now += 200 * MS;
        readBacklog(4, true);
        readInTime(steady(10));
        readBacklog(16, true);
        readInTime(steady(120));

        assertThat(lost).isZero();
    }

    @Test
    void nothingIsComparedBeforeTheUsualLagIsKnown() {
        readInTime(steady(5));

        now += 100 * MS;
        readInTime(steady(240));

        assertThat(lost).isZero();
    }

    @Test
    void lossIsMeasuredThroughLumps() {
        readLumps();

        now += 100 * MS;
        readBacklog(4, true);
        readLumps();

        assertThat(lost).isEqualTo(60);
    }

    @Test
    void absencesShorterThanTheBufferAreNotLookedAt() {
        readInTime(steady(120));

        now += 39 * MS;
        readBacklog(1, true);
        readInTime(steady(120));

        assertThat(lost).isZero();
    }

    @Test
    void deviceWhoseClockIsSlowLosesNothing() {
        for (int i = 0; i < 100_000; i++) {
            long begin = now;
            now += PERIOD * MS + 10_000;
            lost += watch.afterRead(begin, now, PERIOD, true);
        }
        now += 50 * MS;
        readBacklog(5, true);
        readInTime(steady(120));

        assertThat(lost).isZero();
    }

    @Test
    void twoLossesAreTwo() {
        readInTime(steady(120));

        now += 100 * MS;
        readBacklog(4, true);
        readInTime(steady(240));
        now += 300 * MS;
        readBacklog(4, true);
        readInTime(steady(120));

        assertThat(lost).isEqualTo(60 + 260);
    }

    @Test
    void anAbsenceWhileCatchingUpBelongsToTheSameLoss() {
        readInTime(steady(120));

        now += 100 * MS;
        readBacklog(4, true);
        readInTime(steady(2));
        now += 100 * MS;
        readBacklog(4, true);
        readInTime(steady(120));

        assertThat(lost).isEqualTo(120);
    }
}
