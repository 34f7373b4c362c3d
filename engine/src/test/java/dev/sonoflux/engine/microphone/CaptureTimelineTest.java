package dev.sonoflux.engine.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureTimelineTest {
    private static final int RATE = 1000;
    private static final PcmFormat FORMAT = new PcmFormat(RATE, 1, SampleEncoding.S16_LE);
    private static final long MS = 1_000_000;

    private final List<AudioEvent> events = new ArrayList<>();
    private final CaptureTimeline timeline = new CaptureTimeline("default", events::add);

    private static float[] noise(int length) {
        float[] samples = new float[length];
        Arrays.fill(samples, 0.1f);
        return samples;
    }

    private <T> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<String> frames() {
        return all(PcmFrame.class).stream()
                .map(frame -> frame.start() + "+" + frame.length())
                .toList();
    }

    @Test
    void positionsCountWhatWasCaptured() {
        timeline.begin("mic", FORMAT, 0);
        timeline.samples(noise(10), 10 * MS);
        timeline.samples(noise(7), 17 * MS);

        assertThat(events.get(0)).isEqualTo(new CaptureStarted("mic", FORMAT, 0));
        assertThat(frames()).containsExactly("0+10", "10+7");
    }

    @Test
    void gapIsAsLongAsTheClockSays() {
        timeline.begin("mic", FORMAT, 0);
        timeline.samples(noise(10), 10 * MS);
        timeline.lost("gone", 520 * MS);
        timeline.resume("mic 2", FORMAT, 10, 3020 * MS);
        timeline.samples(noise(10), 3020 * MS);

        assertThat(frames()).containsExactly("0+10", "520+0", "3010+10");
        assertThat(all(Fault.class)).containsExactly(new Fault(Fault.Severity.WARNING, "mic", RATE, 520, "gone"));
        assertThat(all(CaptureStarted.class).get(1)).isEqualTo(new CaptureStarted("mic 2", FORMAT, 3010));
    }

    @Test
    void samplesNeverComeBeforeTheGapThatWasTold() {
        timeline.begin("mic", FORMAT, 0);
        timeline.samples(noise(10), 10 * MS);
        timeline.lost("gone", 510 * MS);
        timeline.resume("mic", FORMAT, 300, 511 * MS);
        timeline.samples(noise(300), 511 * MS);

        assertThat(frames()).containsExactly("0+10", "510+0", "510+300");
    }

    @Test
    void aLossThatIsNoticedAtOnceIsAGapAllTheSame() {
        timeline.begin("mic", FORMAT, 0);
        timeline.samples(noise(10), 10 * MS);
        timeline.lost("failed", 10 * MS);

        assertThat(frames()).containsExactly("0+10", "20+0");
    }

    @Test
    void gapsOfDaysAreExact() {
        PcmFormat fast = new PcmFormat(768_000, 1, SampleEncoding.S16_LE);
        long days = 30L * 24 * 3600 * 1000 * MS;
        timeline.begin("mic", fast, 0);
        timeline.lost("gone", 500 * MS);
        timeline.resume("mic", fast, 0, days);

        assertThat(all(CaptureStarted.class).get(1).position()).isEqualTo(30L * 24 * 3600 * 768_000);
    }

    @Test
    void overrunAdvancesThePosition() {
        timeline.begin("mic", FORMAT, 0);
        timeline.samples(noise(10), 10 * MS);
        timeline.overrun(25);
        timeline.samples(noise(10), 45 * MS);

        assertThat(all(Dropped.class)).containsExactly(new Dropped(RATE, 10, 25));
        assertThat(frames()).containsExactly("0+10", "35+10");
        assertThat(all(Fault.class))
                .singleElement()
                .satisfies(
                        fault -> assertThat(fault.message()).contains("'mic'").contains("25 ms"));
    }

    @Test
    void eightHundredMillisecondsOfZerosAreToldOnce() {
        timeline.begin("mic", FORMAT, 0);
        for (int i = 0; i < 79; i++) {
            timeline.samples(new float[10], i * 10 * MS);
        }
        assertThat(all(Fault.class)).isEmpty();

        for (int i = 79; i < 500; i++) {
            timeline.samples(new float[10], i * 10 * MS);
        }

        assertThat(all(Fault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.position()).isEqualTo(800);
            assertThat(fault.message()).contains("silence").contains("muted");
        });
        assertThat(frames()).hasSize(500);
    }

    @Test
    void deviceThatIsSilentBetweenWordsIsWarnedOfOnce() {
        timeline.begin("mic", FORMAT, 0);
        for (int word = 0; word < 5; word++) {
            timeline.samples(noise(1000), 3000 * word * MS);
            timeline.samples(new float[2000], (3000 * word + 1000) * MS);
        }
        timeline.samples(noise(10_000), 25_000 * MS);
        timeline.samples(new float[800], 25_800 * MS);

        assertThat(all(Fault.class))
                .extracting(Fault::severity)
                .containsExactly(
                        Severity.WARNING, Severity.NOTE, Severity.NOTE, Severity.NOTE, Severity.NOTE, Severity.WARNING);
    }

    @Test
    void signalAfterZerosIsAnnouncedWhereItBegins() {
        timeline.begin("mic", FORMAT, 0);
        timeline.samples(new float[900], 900 * MS);
        timeline.samples(noise(10), 910 * MS);
        timeline.samples(noise(10), 920 * MS);

        assertThat(all(CaptureStarted.class))
                .containsExactly(new CaptureStarted("mic", FORMAT, 0), new CaptureStarted("mic", FORMAT, 900));
        assertThat(events.get(events.size() - 3)).isInstanceOf(CaptureStarted.class);
    }

    @Test
    void pausesShorterThanThatAreNothing() {
        timeline.begin("mic", FORMAT, 0);
        for (int i = 0; i < 20; i++) {
            timeline.samples(new float[790], i * 800 * MS);
            timeline.samples(noise(10), i * 800 * MS);
        }

        assertThat(all(Fault.class)).isEmpty();
        assertThat(all(CaptureStarted.class)).hasSize(1);
    }

    @Test
    void keysAreAtWhatHasBeenCaptured() {
        timeline.press("early");
        timeline.begin("mic", FORMAT, 0);
        timeline.samples(noise(10), 10 * MS);
        timeline.press("k");
        timeline.lost("gone", 510 * MS);
        timeline.press("in the gap");

        assertThat(all(KeyPress.class))
                .containsExactly(
                        new KeyPress(RATE, 0, "early"),
                        new KeyPress(RATE, 10, "k"),
                        new KeyPress(RATE, 510, "in the gap"));
        assertThat(events.indexOf(all(KeyPress.class).get(0))).isEqualTo(1);
    }
}
