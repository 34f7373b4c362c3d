package dev.sonoflux.cli;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import reactor.core.publisher.Flux;

/** The demo's digits as a microphone with a hard life delivers them: in frames of any size, with all that can happen. */
final class EventfulSpeech {
    static final String STREAM = "microphone";
    private static final String DEVICE = "Mik, 1";
    private static final int WORST_EVERY = 40;

    private final Random random;
    private final int rate;
    private final List<AudioEvent> events = new ArrayList<>();
    private long position;

    private EventfulSpeech(long seed, int rate) {
        this.random = new Random(seed);
        this.rate = rate;
    }

    static AudioSource source(long seed) {
        AudioClip clip =
                AudioClip.read(CommandRun.HOME.resolve("demo/digits.wav"), ChannelMix.mean(), Duration.ofMinutes(1));
        EventfulSpeech speech = new EventfulSpeech(seed, clip.sampleRate());
        speech.speak(clip.samples());
        return AudioSource.of(STREAM, Flux.fromIterable(speech.events), clip.sampleRate());
    }

    private void speak(float[] samples) {
        events.add(captureStarted());
        for (int from = 0; from < samples.length; ) {
            int to = Math.min(samples.length, from + random.nextInt(random.nextInt(20) == 0 ? 8000 : 400));
            events.add(new PcmFrame(rate, position, Arrays.copyOfRange(samples, from, to)));
            position += to - from;
            from = to;
            happen(random.nextInt(WORST_EVERY));
        }
        events.add(new Fault(Severity.WARNING, DEVICE, rate, position, "switched off"));
    }

    private void happen(int what) {
        switch (what) {
            case 0 -> {
                events.add(new Dropped(rate, position, 1 + random.nextInt(3000)));
                position += ((Dropped) events.get(events.size() - 1)).length();
            }
            case 1 -> {
                events.add(new Fault(Severity.WARNING, DEVICE, rate, position, "stalled"));
                events.add(new PcmFrame(rate, ++position, new float[0]));
                position += random.nextInt(5000);
                events.add(captureStarted());
            }
            case 2, 3 -> events.add(new KeyPress(rate, position, KeyPress.ENTER));
            case 4, 5 -> events.add(new KeyPress(rate, position, "t"));
            case 6 -> position += random.nextInt(200);
            default -> {}
        }
    }

    private CaptureStarted captureStarted() {
        return new CaptureStarted(DEVICE, new PcmFormat(rate, 1, SampleEncoding.S16_LE), position);
    }
}
