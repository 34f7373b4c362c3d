package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** What a source with a hard life delivers, and when. */
record Script(List<Moment> moments) {
    static final int RATE = 16_000;
    static final String STREAM = "microphone";

    /** An event and when it comes. */
    record Moment(long nanos, AudioEvent event) {}

    /** Frames of any size, stalls, gaps that are told by and by, drops, faults, key presses, in any order. */
    static Script random(long seed, SampleEncoding encoding, int events) {
        Random random = new Random(seed);
        List<Moment> moments = new ArrayList<>();
        long nanos = 0;
        long position = random.nextInt(3) == 0 ? random.nextInt(1 << 30) : 0;
        if (random.nextInt(4) == 0) {
            moments.add(
                    new Moment(nanos, new Fault(Severity.WARNING, "line", 0, 0, "slow to open: \"ümlaut\"\n\ud83c")));
        }
        moments.add(new Moment(nanos, new CaptureStarted("mic, 1", new PcmFormat(RATE, 1, encoding), position)));
        for (int i = 0; i < events; i++) {
            nanos += random.nextInt(4) * 10_000_000L * random.nextInt(6) + random.nextInt(1000);
            AudioEvent event = switch (random.nextInt(16)) {
                case 0 -> {
                    position += random.nextInt(5000);
                    yield new PcmFrame(RATE, position, new float[0]);
                }
                case 1 -> {
                    int lost = 1 + random.nextInt(2000);
                    Dropped dropped = new Dropped(RATE, position, lost);
                    position += lost;
                    yield dropped;
                }
                case 2 -> new Fault(Severity.WARNING, "mic, 1", RATE, position, "stalled {\"é\":1}");
                case 3 -> new Fault(Severity.ERROR, "mic, 1", 0, 0, "gone");
                case 4 -> new KeyPress(RATE, position, random.nextBoolean() ? KeyPress.ENTER : "ß");
                case 5 -> {
                    position += random.nextInt(100);
                    yield new CaptureStarted("mic, 2", new PcmFormat(RATE, 1, encoding), position);
                }
                default -> {
                    float[] samples = samples(random, encoding);
                    PcmFrame frame = new PcmFrame(RATE, position, samples);
                    position += samples.length;
                    yield frame;
                }
            };
            moments.add(new Moment(nanos, event));
        }
        return new Script(moments);
    }

    private static float[] samples(Random random, SampleEncoding encoding) {
        float[] samples = new float[random.nextInt(3) == 0 ? random.nextInt(12_000) : random.nextInt(500)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = encoding == SampleEncoding.S16_LE
                    ? (short) random.nextInt() / 0x1p15f
                    : (float) random.nextGaussian();
        }
        return samples;
    }

    List<AudioEvent> events() {
        return moments.stream().map(Moment::event).toList();
    }

    /** Records it, and ends the recording in order. */
    void record(Path wav) {
        AtomicLong clock = new AtomicLong();
        try (RecordingWriter writer = RecordingWriter.create(RecordingFiles.of(wav), true, clock::get)) {
            for (Moment moment : moments) {
                clock.set(77 + moment.nanos());
                writer.write(STREAM, moment.event());
            }
        }
    }

    /** Events as text, because frames are equal only to themselves. */
    static List<String> described(List<AudioEvent> events) {
        return events.stream().map(Script::described).toList();
    }

    private static String described(AudioEvent event) {
        if (event instanceof PcmFrame frame) {
            ByteBuffer bits = ByteBuffer.allocate(frame.length() * Float.BYTES);
            bits.asFloatBuffer().put(frame.samples());
            return frame.sampleRate() + " Hz from " + frame.start() + ": "
                    + Base64.getEncoder().encodeToString(bits.array());
        }
        return event.toString();
    }
}
