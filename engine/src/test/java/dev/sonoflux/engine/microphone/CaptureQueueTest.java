package dev.sonoflux.engine.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptureQueueTest {
    private static final int RATE = 1000;

    private int wakes;

    private CaptureQueue holding(int samples, Overflow overflow) {
        return new CaptureQueue(overflow, Duration.ofMillis(samples), () -> wakes++);
    }

    private static PcmFrame frame(long start, int length) {
        return new PcmFrame(RATE, start, new float[length]);
    }

    private static KeyPress key(long position) {
        return new KeyPress(RATE, position, "x");
    }

    private static List<String> drained(CaptureQueue queue) {
        List<String> events = new ArrayList<>();
        for (Optional<AudioEvent> next = queue.poll(); next.isPresent(); next = queue.poll()) {
            events.add(describe(next.get()));
        }
        return events;
    }

    private static String describe(AudioEvent event) {
        if (event instanceof PcmFrame frame) {
            return frame.start() + "+" + frame.length();
        }
        if (event instanceof Dropped dropped) {
            return "dropped " + dropped.start() + "+" + dropped.length();
        }
        if (event instanceof KeyPress press) {
            return "key " + press.position();
        }
        return event instanceof Fault fault ? fault.severity() + " " + fault.position() : "started";
    }

    @Test
    void eventsComeOutInTheirOrder() {
        CaptureQueue queue = holding(100, Overflow.DROP_OLDEST);

        queue.offer(new CaptureStarted("d", new PcmFormat(RATE, 1, SampleEncoding.S16_LE), 0));
        queue.offer(frame(0, 10));
        queue.offer(key(10));
        queue.offer(frame(10, 10));

        assertThat(drained(queue)).containsExactly("started", "0+10", "key 10", "10+10");
        assertThat(wakes).isEqualTo(4);
    }

    @Test
    void theOldestAreDroppedInOneRun() {
        CaptureQueue queue = holding(30, Overflow.DROP_OLDEST);

        for (int start = 0; start < 100; start += 10) {
            queue.offer(frame(start, 10));
        }

        assertThat(drained(queue)).containsExactly("dropped 0+70", "70+10", "80+10", "90+10");
    }

    @Test
    void theNewestAreDroppedInOneRun() {
        CaptureQueue queue = holding(30, Overflow.DROP_NEWEST);

        for (int start = 0; start < 100; start += 10) {
            queue.offer(frame(start, 10));
        }
        assertThat(queue.poll()).map(CaptureQueueTest::describe).contains("0+10");
        queue.offer(frame(100, 10));

        assertThat(drained(queue)).containsExactly("10+10", "20+10", "dropped 30+70", "100+10");
    }

    @Test
    void overflowEndsAStreamThatMustNotDrop() {
        CaptureQueue queue = holding(30, Overflow.FAIL);

        assertThat(queue.offer(frame(0, 20))).isTrue();
        assertThat(queue.offer(frame(20, 20))).isFalse();
        assertThat(queue.offer(frame(40, 20))).isFalse();

        assertThat(queue.hasEnded()).isTrue();
        assertThat(queue.isExhausted()).isFalse();
        assertThat(drained(queue)).containsExactly("0+20", "ERROR 20");
        assertThat(queue.isExhausted()).isTrue();
    }

    @Test
    void keysFaultsAndGapsStayWhereSamplesAroundThemAreDropped() {
        CaptureQueue queue = holding(20, Overflow.DROP_OLDEST);

        queue.offer(frame(0, 10));
        queue.offer(key(10));
        queue.offer(frame(10, 10));
        queue.offer(new Fault(Fault.Severity.WARNING, "d", RATE, 20, "gone"));
        queue.offer(frame(50, 0));
        queue.offer(frame(60, 10));
        queue.offer(frame(70, 10));

        assertThat(drained(queue))
                .containsExactly("dropped 0+10", "key 10", "dropped 10+10", "WARNING 20", "50+0", "60+10", "70+10");
    }

    @Test
    void anOverrunOfTheDeviceJoinsWhatWasDroppedBeforeIt() {
        CaptureQueue queue = holding(10, Overflow.DROP_NEWEST);

        queue.offer(frame(0, 10));
        queue.offer(frame(10, 10));
        queue.offer(new Dropped(RATE, 20, 5));

        assertThat(drained(queue)).containsExactly("0+10", "dropped 10+15");
    }

    @Test
    void aFrameThatIsLargerThanTheBoundPassesWhileNothingWaits() {
        CaptureQueue queue = holding(10, Overflow.DROP_OLDEST);

        queue.offer(frame(0, 50));

        assertThat(drained(queue)).containsExactly("0+50");
    }

    @ParameterizedTest
    @EnumSource(
            value = Overflow.class,
            names = {"DROP_OLDEST", "DROP_NEWEST"})
    void everySampleIsDeliveredOrCountedOnceInOrder(Overflow overflow) {
        Random random = new Random(7);
        CaptureQueue queue = holding(50, overflow);
        List<AudioEvent> delivered = new ArrayList<>();
        long captured = 0;
        int pressed = 0;

        for (int step = 0; step < 20_000; step++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    int length = 1 + random.nextInt(15);
                    queue.offer(frame(captured, length));
                    captured += length;
                }
                case 2 -> {
                    queue.offer(key(captured));
                    pressed++;
                }
                default -> queue.poll().ifPresent(delivered::add);
            }
        }
        for (Optional<AudioEvent> next = queue.poll(); next.isPresent(); next = queue.poll()) {
            delivered.add(next.get());
        }

        long position = 0;
        for (AudioEvent event : delivered) {
            if (event instanceof PcmFrame frame) {
                assertThat(frame.start()).isEqualTo(position);
                position = frame.end();
            } else if (event instanceof Dropped dropped) {
                assertThat(dropped.start()).isEqualTo(position);
                position += dropped.length();
            } else if (event instanceof KeyPress press) {
                assertThat(press.position()).isEqualTo(position);
            }
        }
        assertThat(position).isEqualTo(captured);
        assertThat(delivered).filteredOn(KeyPress.class::isInstance).hasSize(pressed);
        assertThat(delivered).hasAtLeastOneElementOfType(Dropped.class);
    }

    @Test
    void endedQueueTakesNothingMoreAndIsEmptiedFirst() {
        CaptureQueue queue = holding(10, Overflow.DROP_OLDEST);
        queue.offer(frame(0, 5));

        queue.end();

        assertThat(queue.offer(frame(5, 5))).isFalse();
        assertThat(queue.isExhausted()).isFalse();
        assertThat(drained(queue)).containsExactly("0+5");
        assertThat(queue.isExhausted()).isTrue();
        assertThat(queue.failure()).isEmpty();
    }
}
