package dev.sonoflux.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.cli.Recordings;
import dev.sonoflux.cli.SplicedStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hours at the microphone, as long as {@code -Dsoak.minutes} says. Not part of the build; the README has the command. A line a
 * minute says how it goes.
 */
@Tag("soak")
class SoakTest {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 60);
    private static final double SNR_DB = 30;
    private static final Pattern USED_HEAP = Pattern.compile("total \\d+K, used (\\d+)K");

    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    /**
     * The process at one moment.
     *
     * @param lag seconds by which the audio that came last is later than that of the recording's start
     */
    private record Moment(int minute, long heapKiB, long residentKiB, long threads, double lag, double cpuSeconds) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "minute %d: heap after collection %d KiB, resident %d KiB, %d threads, lag %.3f s, CPU %.1f s",
                    minute,
                    heapKiB,
                    residentKiB,
                    threads,
                    lag,
                    cpuSeconds);
        }
    }

    @Test
    void nothingIsLostNothingGrowsNothingLags() throws Exception {
        MicRig.assumeInstalled();
        SplicedStream words = SplicedStream.of(Recordings.testClips(), SNR_DB, 1);
        Path speech = words.write(folder.resolve("words.wav"));
        Path detections = folder.resolve("live.jsonl");
        Path events = folder.resolve("take.events.jsonl");
        List<Moment> moments = new ArrayList<>();

        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess live = LiveProcess.sonoflux(
                        rig,
                        "live",
                        "--output=" + detections,
                        "--record=" + folder.resolve("take.wav"),
                        "--set=json-lines.drops=true",
                        "--set=json-lines.faults=true")) {
            rig.awaitListener();
            long begin = System.nanoTime();
            Process player = rig.play(speech);
            for (int minute = 1; minute <= MINUTES; minute++) {
                long end = begin + Duration.ofMinutes(minute).toNanos();
                while (System.nanoTime() < end) {
                    if (!player.isAlive()) {
                        player = rig.play(speech);
                    }
                    player.waitFor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                }
                moments.add(moment(minute, live, events));
                System.out.println(moments.get(moments.size() - 1));
            }
            player.destroy();
            live.terminate();
            live.exit();
        }

        long heard = Files.readString(detections)
                .lines()
                .filter(l -> l.contains("\"detection\""))
                .count();
        double playedPerMinute = 60.0 * words.words().size() * 8000 / words.samples().length;
        System.out.printf(Locale.ROOT, "%d words heard, about %.0f spoken%n", heard, playedPerMinute * MINUTES);
        assertThat(Files.readString(detections)).doesNotContain("\"dropped\"");
        Moment early = moments.get(Math.min(4, MINUTES - 1));
        Moment late = moments.get(MINUTES - 1);
        assertThat(late.heapKiB()).as("heap").isLessThan(early.heapKiB() + 2048);
        assertThat(late.residentKiB()).as("resident memory").isLessThan(early.residentKiB() * 11 / 10);
        assertThat(late.threads()).as("threads").isLessThanOrEqualTo(early.threads());
        // The rig's clock may run ahead of ours by some parts in a million.
        assertThat(late.lag()).as("lag").isLessThan(early.lag() + 0.1);
        assertThat((double) heard).isCloseTo(playedPerMinute * MINUTES, within(0.05 * playedPerMinute * MINUTES));
    }

    private Moment moment(int minute, LiveProcess live, Path events) throws Exception {
        jcmd(live, "GC.run");
        Matcher heap = USED_HEAP.matcher(jcmd(live, "GC.heap_info"));
        long used = 0;
        while (heap.find()) {
            used += Long.parseLong(heap.group(1));
        }
        JsonNode frame = lastFrame(events);
        JsonNode header = json.readTree(firstLine(events));
        double heard = (frame.get("start").longValue() + frame.get("length").longValue())
                / header.get("rate").doubleValue();
        return new Moment(
                minute,
                used,
                status(live, "VmRSS"),
                status(live, "Threads"),
                frame.get("time").doubleValue() - heard,
                live.cpuTime().toMillis() / 1000.0);
    }

    private static String jcmd(LiveProcess live, String command) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(live.pid()), command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long status(LiveProcess live, String key) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(live.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(key + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String firstLine(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow();
        }
    }

    /** Of the complete lines at the file's end. */
    private JsonNode lastFrame(Path events) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(events.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(file.length(), 1 << 16)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("\"frame\"") && line.endsWith("}") && line.startsWith("{"))
                    .toList();
            return json.readTree(lines.get(lines.size() - 1));
        }
    }
}
