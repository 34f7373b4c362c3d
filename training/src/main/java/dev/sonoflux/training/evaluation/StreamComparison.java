package dev.sonoflux.training.evaluation;

import dev.sonoflux.training.splice.TruthWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was detected in a stream against what was said in it.
 *
 * @param counts each word and each detection counted once
 * @param latencies of the hits, from a word's end to when it was reported, in seconds
 * @param errors in the order of time
 */
record StreamComparison(EventCounts counts, List<Double> latencies, List<StreamError> errors) {
    /** @see EventAlignment */
    static StreamComparison of(String stream, List<TruthWord> words, List<HeardWord> heard) {
        int[] matches = EventAlignment.of(
                words.stream().map(w -> new Span(w.start(), w.end())).toList(),
                heard.stream().map(HeardWord::span).toList());
        boolean[] matched = new boolean[heard.size()];
        int hits = 0;
        int misses = 0;
        List<Double> latencies = new ArrayList<>();
        List<StreamError> errors = new ArrayList<>();
        for (int i = 0; i < matches.length; i++) {
            TruthWord word = words.get(i);
            if (matches[i] < 0) {
                misses++;
                errors.add(missed(stream, word));
                continue;
            }
            matched[matches[i]] = true;
            HeardWord detection = heard.get(matches[i]);
            if (detection.label().equals(word.label())) {
                hits++;
                latencies.add(detection.at() - word.end());
            } else {
                errors.add(substituted(stream, word, detection));
            }
        }
        int insertions = 0;
        for (int i = 0; i < matched.length; i++) {
            if (!matched[i]) {
                insertions++;
                errors.add(inserted(stream, heard.get(i)));
            }
        }
        errors.sort(Comparator.comparingDouble(StreamError::start));
        EventCounts counts = new EventCounts(hits, words.size() - hits - misses, misses, insertions);
        return new StreamComparison(counts, latencies, errors);
    }

    private static StreamError missed(String stream, TruthWord word) {
        return new StreamError(stream, word.start(), word.end(), Optional.of(word.label()), Optional.empty(), 0);
    }

    private static StreamError substituted(String stream, TruthWord word, HeardWord detection) {
        return new StreamError(
                stream,
                word.start(),
                word.end(),
                Optional.of(word.label()),
                Optional.of(detection.label()),
                detection.confidence());
    }

    private static StreamError inserted(String stream, HeardWord detection) {
        return new StreamError(
                stream,
                detection.span().start(),
                detection.span().end(),
                Optional.empty(),
                Optional.of(detection.label()),
                detection.confidence());
    }
}
