package dev.sonoflux.training.openset;

import dev.sonoflux.training.features.DatasetExamples;
import dev.sonoflux.training.features.ExampleSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes beside the words, each as large as some recordings of a word.
 *
 * @param words what the words' examples are
 */
public record OpenSet(OpenSetConfig config, List<DatasetExamples> words) {
    /** The share of noise that is synthetic. */
    private static final double SOFT = 0.2;

    /** The share of other speech that is made of the words: cut in half, run together, reversed. */
    private static final double CHANGED = 0.25;

    /** Other speech: most of it from recordings, some made of the words. */
    public List<ExampleSource> unknown(SoundFiles speech) {
        int count = count(config.unknownRatio());
        int fromWords = (int) Math.round(CHANGED * count);
        List<ExampleSource> sources = new ArrayList<>();
        sources.add(new SpeechPieces(speech, count - fromWords, config.seed()));
        int all = recordings();
        int before = 0;
        for (DatasetExamples part : words) {
            int after = before + part.size();
            sources.add(new ChangedWords(
                    part, share(fromWords, after, all) - share(fromWords, before, all), config.seed()));
            before = after;
        }
        return sources;
    }

    /** What isn't speech: stretches of recordings, and soft synthetic noise. */
    public List<ExampleSource> noise(SoundFiles recordings) {
        int count = count(config.noiseRatio());
        int soft = (int) Math.round(SOFT * count);
        return List.of(new NoiseStretches(recordings, count - soft, config.seed()), new SoftNoise(soft, config.seed()));
    }

    private static int share(int count, int part, int all) {
        return (int) ((long) count * part / all);
    }

    private int count(double ratio) {
        long labels = words.stream()
                .flatMap(part -> part.dataset().labels().stream())
                .distinct()
                .count();
        return Math.max(1, (int) Math.round(ratio * recordings() / labels));
    }

    private int recordings() {
        return words.stream().mapToInt(DatasetExamples::size).sum();
    }
}
