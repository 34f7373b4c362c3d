package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is in a dataset, and what may be wrong with it. Lists are in the dataset's order, levels in decibels relative to full
 * scale, and never below {@link #SILENCE_DB}.
 *
 * @param name of the dataset
 * @param parts its folders
 * @param recordings how many there are, broken ones included
 * @param counts recordings for each label, speaker and split
 * @param totalSeconds of what could be read
 * @param seconds of a recording
 * @param sampleRates how many recordings have which
 * @param channels how many recordings have how many
 * @param encodings how many recordings have which
 * @param rmsDb mean level of a recording
 * @param peakDb highest level of a recording
 * @param clipped ids of recordings that seem to be clipped
 * @param silent ids of recordings in which nothing is to be heard
 * @param duplicates the same audio under several ids
 * @param sharedSpeakers known speakers who are in several splits
 * @param broken what couldn't be read
 * @param warnings what is wrong without being fatal
 */
public record DatasetSurvey(
        String name,
        List<Part> parts,
        int recordings,
        List<Count> counts,
        double totalSeconds,
        Distribution seconds,
        SortedMap<Integer, Integer> sampleRates,
        SortedMap<Integer, Integer> channels,
        SortedMap<String, Integer> encodings,
        Distribution rmsDb,
        Distribution peakDb,
        List<String> clipped,
        List<String> silent,
        List<Duplicate> duplicates,
        List<SharedSpeaker> sharedSpeakers,
        List<BrokenRecording> broken,
        List<String> warnings) {
    /** What stands for the level of silence. */
    public static final double SILENCE_DB = -120;

    /** One of the dataset's folders. */
    public record Part(String name, Layout layout, int recordings) {}

    /** How many recordings of a label by a speaker are in a split. */
    public record Count(String label, String speaker, Split split, int recordings) {}

    /** Of a figure over the recordings; zeros if there are none. */
    public record Distribution(double min, double p10, double median, double p90, double max) {
        static Distribution of(double[] values) {
            if (values.length == 0) {
                return new Distribution(0, 0, 0, 0, 0);
            }
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Distribution(at(sorted, 0), at(sorted, 0.1), at(sorted, 0.5), at(sorted, 0.9), at(sorted, 1));
        }

        private static double at(double[] sorted, double quantile) {
            return rounded(sorted[(int) Math.round(quantile * (sorted.length - 1))]);
        }
    }

    /** The same samples in several recordings. */
    public record Duplicate(List<String> ids, List<String> labels, List<Split> splits) {}

    /** A speaker with recordings in each of several splits. */
    public record SharedSpeaker(String speaker, Map<Split, Integer> recordings) {}

    /** @param problem why it can't be read */
    public record BrokenRecording(String id, String problem) {}

    /** Reads all of a dataset once. */
    public static DatasetSurvey of(Dataset dataset, List<String> warnings, ProgressListener progress) {
        List<SurveyedAudio> audio = new ArrayList<>();
        List<BrokenRecording> broken = new ArrayList<>();
        List<String> allWarnings = new ArrayList<>(warnings);
        int total = dataset.recordings().size();
        try (StoredAudio stored = new StoredAudio()) {
            for (Recording recording : dataset.recordings()) {
                try {
                    StoredAudio.Stored read = stored.read(recording.audio());
                    read.clip().warnings().forEach(warning -> allWarnings.add(warning.message()));
                    audio.add(SurveyedAudio.of(recording, read));
                } catch (SonofluxException e) {
                    broken.add(new BrokenRecording(recording.id(), e.getMessage()));
                }
                progress.progress("reading recordings", audio.size() + broken.size(), total);
            }
        }
        return new DatasetSurvey(
                dataset.name(),
                dataset.parts().stream()
                        .map(p -> new Part(
                                p.name(),
                                p.layout().orElseThrow(),
                                p.recordings().size()))
                        .toList(),
                total,
                counts(dataset.recordings()),
                rounded(audio.stream().mapToDouble(SurveyedAudio::seconds).sum()),
                Distribution.of(
                        audio.stream().mapToDouble(SurveyedAudio::seconds).toArray()),
                tally(audio, SurveyedAudio::sampleRate),
                tally(audio, SurveyedAudio::channels),
                tally(audio, SurveyedAudio::encoding),
                Distribution.of(audio.stream().mapToDouble(SurveyedAudio::rmsDb).toArray()),
                Distribution.of(
                        audio.stream().mapToDouble(SurveyedAudio::peakDb).toArray()),
                ids(audio.stream().filter(SurveyedAudio::clipped).toList()),
                ids(audio.stream().filter(SurveyedAudio::silent).toList()),
                duplicates(audio),
                sharedSpeakers(dataset.recordings()),
                broken,
                allWarnings);
    }

    private static List<Count> counts(List<Recording> recordings) {
        SortedMap<String, SortedMap<String, SortedMap<Split, Integer>>> counts = new TreeMap<>();
        for (Recording r : recordings) {
            counts.computeIfAbsent(r.label(), label -> new TreeMap<>())
                    .computeIfAbsent(r.speaker(), speaker -> new TreeMap<>())
                    .merge(r.split(), 1, Integer::sum);
        }
        List<Count> all = new ArrayList<>();
        counts.forEach((label, speakers) -> speakers.forEach((speaker, splits) ->
                splits.forEach((split, count) -> all.add(new Count(label, speaker, split, count)))));
        return all;
    }

    private static <K> SortedMap<K, Integer> tally(List<SurveyedAudio> audio, Function<SurveyedAudio, K> key) {
        return audio.stream().collect(Collectors.toMap(key, a -> 1, Integer::sum, TreeMap::new));
    }

    private static List<String> ids(List<SurveyedAudio> audio) {
        return audio.stream().map(a -> a.recording().id()).toList();
    }

    private static List<Duplicate> duplicates(List<SurveyedAudio> audio) {
        Map<String, List<Recording>> byContent = new LinkedHashMap<>();
        // All silences of one length are alike, and are told as such.
        audio.stream()
                .filter(a -> !a.silent())
                .forEach(a -> byContent
                        .computeIfAbsent(a.contentHash(), hash -> new ArrayList<>())
                        .add(a.recording()));
        return byContent.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> new Duplicate(
                        same.stream().map(Recording::id).toList(),
                        same.stream().map(Recording::label).distinct().sorted().toList(),
                        same.stream().map(Recording::split).distinct().sorted().toList()))
                .toList();
    }

    private static List<SharedSpeaker> sharedSpeakers(List<Recording> recordings) {
        SortedMap<String, Map<Split, Integer>> splits = new TreeMap<>();
        recordings.stream()
                .filter(r -> !r.speaker().equals(Recording.UNKNOWN_SPEAKER))
                .forEach(r -> splits.computeIfAbsent(r.speaker(), speaker -> new EnumMap<>(Split.class))
                        .merge(r.split(), 1, Integer::sum));
        return splits.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> new SharedSpeaker(entry.getKey(), entry.getValue()))
                .toList();
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
