package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Recordings of words of nobody: two tones in a row for each label, a little higher or lower for each speaker, with
 * noise.
 */
public final class SyntheticWords {
    public static final List<String> LABELS = List.of("down", "up", "warble");
    public static final List<String> SPEAKERS = List.of("anna", "bert", "carla");

    private static final double[][] TONES = {{1500, 500}, {500, 1500}, {1000, 1100}};

    private SyntheticWords() {}

    /** Writes {@code takes} recordings of every label by every speaker. */
    public static void write(Path folder, int sampleRate, int takes) {
        for (String speaker : SPEAKERS) {
            writeSpeaker(folder, speaker, sampleRate, takes, SPEAKERS.indexOf(speaker));
        }
    }

    /** Writes a speaker's recordings; another voice makes others of the same names. */
    public static void writeSpeaker(Path folder, String speaker, int sampleRate, int takes, int voice) {
        for (int label = 0; label < LABELS.size(); label++) {
            for (int take = 0; take < takes; take++) {
                Path file = folder.resolve(LABELS.get(label) + "_" + speaker + "_" + take + ".wav");
                try (WavWriter wav = WavWriter.create(file, sampleRate, SampleEncoding.S16_LE)) {
                    wav.write(word(label, voice, take, sampleRate));
                }
            }
        }
    }

    private static float[] word(int label, int voice, int take, int sampleRate) {
        Random random = new Random(1000L * voice + 10L * take + label);
        float[] samples = new float[(int) (sampleRate * (0.3 + 0.2 * random.nextDouble()))];
        double pitch = 1 + 0.05 * voice + 0.02 * random.nextGaussian();
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            double tone = TONES[label][2 * i / samples.length] * pitch;
            phase += 2 * Math.PI * tone / sampleRate;
            samples[i] = (float) (0.3 * Math.sin(phase) + 0.01 * random.nextGaussian());
        }
        return samples;
    }
}
