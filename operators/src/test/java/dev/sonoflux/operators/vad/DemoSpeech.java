package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Digits by synthetic voices, which Sonoflux comes with, and the model that it comes with. */
final class DemoSpeech {
    static final Path HOME = Path.of(System.getProperty("project.root"));
    static final Path MODEL = HOME.resolve(SileroModel.SHIPPED);

    private static final int STORED_RATE = 8000;

    private DemoSpeech() {}

    /** The first seconds. */
    static float[] samples(int sampleRate, double seconds) {
        AudioClip clip = AudioClip.read(HOME.resolve("demo/digits.wav"), ChannelMix.mean(), Duration.ofMinutes(5));
        float[] resampled = Resampler.resample(clip.samples(), STORED_RATE, ResampleConfig.ofRate(sampleRate));
        return Arrays.copyOf(resampled, (int) (seconds * sampleRate));
    }

    static PcmFrame frame(int sampleRate, double seconds) {
        return new PcmFrame(sampleRate, 0, samples(sampleRate, seconds));
    }
}
