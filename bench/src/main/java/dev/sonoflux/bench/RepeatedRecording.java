package dev.sonoflux.bench;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/** A recording over and over for some time, in frames of 20 ms, kept in memory so that no disk is measured. */
record RepeatedRecording(int rate, List<AudioEvent> frames) implements AudioSource {
    private static final Duration FRAME = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    static RepeatedRecording of(Path file, int rate, int seconds) {
        AudioClip clip = AudioClip.read(file, ChannelMix.mean(), LONGEST);
        List<AudioEvent> frames = new ArrayList<>();
        List<PcmFrame> resampled = Stages.run(
                new Resampler(ResampleConfig.ofRate(rate)),
                List.of(new PcmFrame(clip.sampleRate(), 0, repeat(clip.samples(), clip.sampleRate() * seconds))));
        int length = (int) (rate * FRAME.toMillis() / 1000);
        for (PcmFrame part : resampled) {
            for (int from = 0; from < part.length(); from += length) {
                frames.add(part.slice(from, Math.min(from + length, part.length())));
            }
        }
        return new RepeatedRecording(rate, List.copyOf(frames));
    }

    private static float[] repeat(float[] samples, int length) {
        float[] repeated = new float[length];
        for (int i = 0; i < length; i++) {
            repeated[i] = samples[i % samples.length];
        }
        return repeated;
    }

    @Override
    public Flux<AudioStream> streams() {
        return Flux.just(new AudioStream("repeated", Flux.fromIterable(frames)));
    }

    @Override
    public OptionalInt sampleRate() {
        return OptionalInt.of(rate);
    }
}
