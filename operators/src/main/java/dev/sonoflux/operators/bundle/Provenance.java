package dev.sonoflux.operators.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model was made of: enough to make it again. There is no time of day in it, so that training again gives the
 * same bytes.
 *
 * @param software what trained it, with its version
 * @param java the Java version and the processor's architecture
 * @param recipe name of the recipe
 * @param seed of everything random
 * @param parameters of the training, in a fixed order
 * @param datasets what it was trained on
 */
public record Provenance(
        String software,
        String java,
        String recipe,
        long seed,
        Map<String, String> parameters,
        List<Dataset> datasets) {
    public Provenance {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        datasets = List.copyOf(datasets);
    }

    /** Whether a speaker was in one of the training sets, by name. */
    public boolean knows(String speaker) {
        return datasets.stream().anyMatch(d -> d.speakers().contains(speaker));
    }

    /**
     * A training set.
     *
     * @param name of its folder
     * @param split which part of it: {@code train}, {@code test} or {@code all}
     * @param utterances how many recordings
     * @param sha256 over their names and contents, in order
     * @param speakers the names of those who were learned from, sorted
     */
    public record Dataset(String name, String split, int utterances, String sha256, List<String> speakers) {
        public Dataset {
            speakers = List.copyOf(speakers);
        }

        /** The same recordings, where no others were learned from than these speakers. */
        public Dataset withSpeakersOf(Set<String> learnedFrom) {
            return new Dataset(
                    name,
                    split,
                    utterances,
                    sha256,
                    speakers.stream().filter(learnedFrom::contains).toList());
        }
    }
}
