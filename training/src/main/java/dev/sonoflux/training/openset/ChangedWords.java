package dev.sonoflux.training.openset;

import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.training.dataset.Recording;
import dev.sonoflux.training.dataset.Utterance;
import dev.sonoflux.training.features.DatasetExamples;
import dev.sonoflux.training.features.ExampleAudio;
import dev.sonoflux.training.features.ExampleSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;

/**
 * Speech that is none of the words, made of the words: a part of one, two that run into each other, or one that is played
 * backwards. Which recordings are taken and what becomes of each follows from their names. They are read once and in their
 * order; what waits for its other part is held in memory, and nothing else.
 *
 * @param count how many; fewer come where recordings are broken and left out
 */
record ChangedWords(DatasetExamples words, int count, long seed) implements ExampleSource {
    private static final String PURPOSE = "changed-words";

    @Override
    public int size() {
        return count;
    }

    @Override
    public List<Provenance.Dataset> provenance() {
        return List.of();
    }

    @Override
    public Flux<ExampleAudio> audio(int sampleRate) {
        return Flux.defer(() -> {
            Map<String, List<ChangedWord>> byRecording = new HashMap<>();
            planned()
                    .forEach(word -> word.recordings()
                            .forEach(id -> byRecording
                                    .computeIfAbsent(id, key -> new ArrayList<>())
                                    .add(word)));
            Map<ChangedWord, Map<String, float[]>> waiting = new HashMap<>();
            return words.dataset()
                    .part(recording -> byRecording.containsKey(recording.id()))
                    .utterances(sampleRate)
                    .concatMapIterable(u -> completed(byRecording.get(u.id()), u, waiting), 1);
        });
    }

    /** What this recording was the last part of. */
    private static List<ExampleAudio> completed(
            List<ChangedWord> made, Utterance utterance, Map<ChangedWord, Map<String, float[]>> waiting) {
        List<ExampleAudio> completed = new ArrayList<>();
        for (ChangedWord word : made) {
            Map<String, float[]> parts = waiting.computeIfAbsent(word, key -> new HashMap<>());
            parts.put(utterance.id(), word.cut(utterance));
            if (parts.size() == word.recordings().size()) {
                waiting.remove(word);
                completed.add(ExampleAudio.of(word.example(), word.joined(parts), utterance.sampleRate()));
            }
        }
        return completed;
    }

    private List<ChangedWord> planned() {
        List<Recording> recordings = words.dataset().recordings();
        Map<Recording, Double> drawn = new HashMap<>();
        recordings.forEach(
                r -> drawn.put(r, StreamRandom.of(seed, PURPOSE, r.id()).nextDouble()));
        List<Recording> order = new ArrayList<>(recordings);
        order.sort(Comparator.comparing(drawn::get));
        Map<String, List<Recording>> bySpeaker = new LinkedHashMap<>();
        recordings.forEach(r ->
                bySpeaker.computeIfAbsent(r.speaker(), s -> new ArrayList<>()).add(r));
        List<ChangedWord> planned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Recording recording = order.get(i % order.size());
            String name = recording.id() + "/" + i / order.size();
            planned.add(ChangedWord.of(
                    words, recording, bySpeaker.get(recording.speaker()), name, StreamRandom.of(seed, PURPOSE, name)));
        }
        return planned;
    }
}
