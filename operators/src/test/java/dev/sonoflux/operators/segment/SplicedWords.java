package dev.sonoflux.operators.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Recordings of words in one stream, and where they lie in it. */
record SplicedWords(float[] samples, List<Word> words) {
    static final int RATE = 8000;
    private static final int HEADER_BYTES = 44;

    record Word(String name, long start, long end) {}

    private record Clip(String name, float[] samples) {
        double rms() {
            double sum = 0;
            for (float s : samples) {
                sum += s * s;
            }
            return Math.sqrt(sum / samples.length);
        }
    }

    /** @param noise how many decibels it lies below the mean level of the recordings, or {@code none} */
    static SplicedWords of(Path folder, String noise, long seed) throws IOException {
        Random random = new Random(seed);
        List<Clip> clips = testSplit(folder);
        double noiseRms = noise.equals("none")
                ? 0
                : clips.stream().mapToDouble(Clip::rms).average().orElseThrow()
                        * Math.pow(10, -Double.parseDouble(noise) / 20);
        Collections.shuffle(clips, random);
        List<Word> words = new ArrayList<>();
        int end = pause(random);
        for (Clip clip : clips) {
            words.add(new Word(clip.name(), end, end + clip.samples().length));
            end += clip.samples().length + pause(random);
        }
        float[] samples = new float[end];
        for (int i = 0; i < clips.size(); i++) {
            float[] clip = clips.get(i).samples();
            System.arraycopy(clip, 0, samples, (int) words.get(i).start(), clip.length);
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (noiseRms * random.nextGaussian());
        }
        return new SplicedWords(samples, words);
    }

    /** The same at a level that goes from 0 to -30 dB and back, evenly like a sine, in that many seconds. */
    SplicedWords drifting(double seconds) {
        float[] drifting = new float[samples.length];
        for (int i = 0; i < drifting.length; i++) {
            double db = 15 * Math.cos(2 * Math.PI * i / (seconds * RATE)) - 15;
            drifting[i] = (float) (samples[i] * Math.pow(10, db / 20));
        }
        return new SplicedWords(drifting, words);
    }

    private static int pause(Random random) {
        return (int) (RATE * (0.6 + 1.4 * random.nextDouble()));
    }

    /** The official test split: takes 0 to 4. */
    private static List<Clip> testSplit(Path folder) throws IOException {
        List<Clip> clips = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().matches("\\d_\\w+_[0-4]\\.wav")) {
                    clips.add(read(file));
                }
            }
        }
        return clips;
    }

    /** All of these files are 16-bit PCM behind a header of 44 bytes. */
    private static Clip read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[(bytes.capacity() - HEADER_BYTES) / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort(HEADER_BYTES + 2 * i) / 32768f;
        }
        return new Clip(file.getFileName().toString(), samples);
    }
}
