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

    @Test
    void whatIsMissingAfterAnAbsenceIsCountedOnce() {
        readInTime(steady(20));

        now += 200 * MS;
        readBacklog(4, true);
        readInTime(steady(20));

        assertThat(lost).isEqualTo(160);
    }

    @Test
    void soundServerThatKeptEverythingLostNothing() {
        readInTime(steady(20));

        now += 2000 * MS;
        readBacklog(200, true);
        readInTime(steady(20));

        assertThat(lost).isZero();
    }

    @Test
    void lumpsAreNoLoss() {
        readInTime(0, 9, 3, 0, 9, 5, 0, 9, 7, 0, 3, 9);

        now += 100 * MS;
        readBacklog(10, true);
        readInTime(9, 9, 9, 0, 9, 9, 9, 9, 9, 9, 9);

        assertThat(lost).isZero();
    }

    @Test
    void lossIsMeasuredThroughLumps() {
        readInTime(0, 9, 3, 0, 9, 5, 0, 9, 7, 0, 3, 9);

        now += 100 * MS;
        readBacklog(4, true);
        readInTime(9, 9, 9, 0, 9, 9, 9, 9, 9, 9, 9);

        assertThat(lost).isEqualTo(60);
    }

    @Test
    void absencesShorterThanTheBufferAreNotLookedAt() {
        readInTime(steady(20));

        now += 39 * MS;
        readBacklog(1, true);
        readInTime(steady(20));

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
        readInTime(steady(20));

        assertThat(lost).isZero();
    }

    @Test
    void twoLossesAreTwo() {
        readInTime(steady(20));

        now += 100 * MS;
        readBacklog(4, true);
        readInTime(steady(20));
        now += 300 * MS;
        readBacklog(4, true);
        readInTime(steady(20));

        assertThat(lost).isEqualTo(60 + 260);
    }

    @Test
    void anAbsenceWhileCatchingUpBelongsToTheSameLoss() {
        readInTime(steady(20));

        now += 100 * MS;
        readBacklog(4, true);
        readInTime(steady(2));
        now += 100 * MS;
        readBacklog(4, true);
        readInTime(steady(20));

        assertThat(lost).isEqualTo(120);
    }
}
