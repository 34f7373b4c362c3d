package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.augment.Noise;
import dev.sonoflux.operators.augment.NoiseConfig;
import dev.sonoflux.operators.augment.NoiseKind;
import dev.sonoflux.operators.augment.RecordedNoise;
import dev.sonoflux.training.FolderName;
import dev.sonoflux.training.dataset.Utterance;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Noise that clips are measured in. It covers the whole of a clip, is the same for every model, and at each ratio the same
 * noise at another level.
 *
 * @param kind what it sounds like
 * @param snrDb ratios of a clip's mean power to the noise's, in dB, each measured on its own; without order
 * @param material what it is, for reports, and the seed of everything random in it
 */
public record ClipNoise(NoiseKind kind, List<Double> snrDb, NoiseMaterial material) {
    public ClipNoise {
        snrDb = snrDb.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    /** White noise. */
    public static ClipNoise white(List<Double> snrDb, long seed) {
        return new ClipNoise(NoiseKind.WHITE, snrDb, new NoiseMaterial("white noise", seed));
    }

    /**
     * Recorded noise: each clip draws a recording and where in it to begin. The ratio is to the recording's mean power; the
     * part that falls into a clip may be louder or softer.
     *
     * @param path a recording, or a folder of them
     * @throws dev.sonoflux.engine.SonofluxException if there are none
     */
    public static ClipNoise recorded(Path path, List<Double> snrDb, long seed) {
        String name = FolderName.of(path);
        RecordedNoise noise = RecordedNoise.in(path);
        String description =
                "recorded noise, " + name + " (" + noise.size() + (noise.size() == 1 ? " recording)" : " recordings)");
        return new ClipNoise(noise, snrDb, new NoiseMaterial(description, seed));
    }

    /** The clip in noise at a ratio. */
    Utterance apply(Utterance clip, double snrDb) {
        NoiseConfig config = NoiseConfig.white(Range.of(snrDb)).withKind(kind).withSeed(material.seed());
        List<PcmFrame> frames =
                Stages.run(new Noise(config, clip.id()), List.of(new PcmFrame(clip.sampleRate(), 0, clip.samples())));
        float[] noisy = new float[clip.samples().length];
        frames.forEach(f -> System.arraycopy(f.samples(), 0, noisy, (int) f.start(), f.length()));
        return clip.withSamples(noisy);
    }
}
