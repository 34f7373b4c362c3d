package dev.sonoflux.operators.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Hours of stream as fast as they can be heard, as many minutes as {@code -Dsoak.minutes} says, 3 hours by default. Not part of
 * the build: {@code mvn -pl operators -am test -Dtest=SileroSoakTest -DexcludedGroups= -Dsurefire.failIfNoSpecifiedTests=false}.
 * A line every ten minutes of stream says how much memory the process has.
 */
@Tag("soak")
class SileroSoakTest {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 180);
    private static final int MINUTES_A_LINE = 10;
    private static final int RATE = 16_000;
    private static final Path STATUS = Path.of("/proc/self/status");

    @Test
    void residentMemoryIsFlatOverHoursOfOneStream() throws IOException {
        List<Long> resident = residentKiB(new Streams(Long.MAX_VALUE));

        assertFlat(resident);
    }

    @Test
    void residentMemoryIsFlatOverThousandsOfStreams() throws IOException {
        List<Long> resident = residentKiB(new Streams(RATE));

        assertFlat(resident);
    }

    /**
     * The heap grows and shrinks between; the least that the process had, in the first third and in the last, is free of that.
     * What it had before it heard anything does not count.
     */
    private static void assertFlat(List<Long> resident) {
        int third = resident.size() / 3;
        long early = Collections.min(resident.subList(1, third));
        long late = Collections.min(resident.subList(resident.size() - third, resident.size()));
        assertThat(late).as("resident KiB").isLessThan(early * 103 / 100);
    }

    private static List<Long> residentKiB(Streams streams) throws IOException {
        assumeTrue(Files.exists(STATUS), "needs Linux, which tells the resident memory in " + STATUS);
        float[] minute = DemoSpeech.samples(RATE, 60);
        List<Long> resident = new ArrayList<>();
        try (SileroModel model = SileroModel.openShipped(DemoSpeech.MODEL)) {
            for (int heard = 0; heard <= MINUTES; heard++) {
                if (heard % MINUTES_A_LINE == 0) {
                    System.gc();
                    resident.add(residentKiB());
                    System.out.println("minute " + heard + ": resident " + resident.get(resident.size() - 1) + " KiB, "
                            + streams.speech + " hops that are not silence");
                }
                streams.hear(minute, model);
            }
        }
        assertThat(streams.speech.get()).as("hops that are not silence").isPositive();
        return resident;
    }

    private static long residentKiB() throws IOException {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Minutes of audio that are one stream or many, each of so many samples at most. */
    private static final class Streams {
        private static final int FRAME = 1600;

        private final AtomicLong speech = new AtomicLong();
        private final long longest;
        private SileroVad vad;
        private long next;

        private Streams(long longest) {
            this.longest = longest;
        }

        private void hear(float[] minute, SileroModel model) {
            for (int at = 0; at + FRAME <= minute.length; at += FRAME) {
                if (vad == null || next >= longest) {
                    vad = new SileroVad(model, SileroVadConfig.ofDefaults());
                    next = 0;
                }
                float[] samples = Arrays.copyOfRange(minute, at, at + FRAME);
                vad.accept(new PcmFrame(RATE, next, samples), activity -> {
                    if (activity.state() != VoiceActivity.State.SILENCE) {
                        speech.incrementAndGet();
                    }
                });
                next += FRAME;
            }
        }
    }
}
