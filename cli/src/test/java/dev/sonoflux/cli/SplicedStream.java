package dev.sonoflux.cli;

import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Words with random pauses between them, and white noise over all.
 *
 * @param samples at 8 kHz
 * @param words where each word is
 */
public record SplicedStream(float[] samples, List<Word> words) {
    private static final double SHORTEST_PAUSE = 0.6;
    private static final double LONGEST_PAUSE = 2;

    /**
     * A word in the stream.
     *
     * @param start index of its first sample
     * @param end index after its last sample
     */
    public record Word(String label, int start, int end) {}

    /**
     * Splices clips in a random order, with pauses of 0.6 to 2 s.
     *
     * @param snrDb how far the noise lies below the clips' mean power, in dB
     */
    public static SplicedStream of(List<Recordings.Clip> clips, double snrDb, long seed) {
        return of(clips, SHORTEST_PAUSE, LONGEST_PAUSE, snrDb, seed);
    }

    /** The same with other pauses, in seconds. */
    static SplicedStream of(
            List<Recordings.Clip> clips, double shortestPause, double longestPause, double snrDb, long seed) {
        Random random = new Random(seed);
        List<Recordings.Clip> order = new ArrayList<>(clips);
        Collections.shuffle(order, random);
        List<Word> words = new ArrayList<>();
        int position = 8000;
        double power = 0;
        long length = 0;
        for (Recordings.Clip clip : order) {
            words.add(new Word(clip.digit(), position, position + clip.samples().length));
            position += clip.samples().length
                    + (int) (8000 * (shortestPause + (longestPause - shortestPause) * random.nextDouble()));
            for (float sample : clip.samples()) {
                power += sample * sample;
            }
            length += clip.samples().length;
        }
        double noise = Math.sqrt(power / length) * Math.pow(10, -snrDb / 20);
        float[] samples = new float[position];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (noise * random.nextGaussian());
        }
        for (int w = 0; w < words.size(); w++) {
            float[] clip = order.get(w).samples();
            for (int i = 0; i < clip.length; i++) {
                samples[words.get(w).start() + i] += clip[i];
            }
        }
        return new SplicedStream(samples, words);
    }

    /** Writes it as a 16-bit WAV file. */
    public Path write(Path file) {
        try (WavWriter writer = WavWriter.create(file, 8000, SampleEncoding.S16_LE)) {
            writer.write(samples);
        }
        return file;
    }
}
