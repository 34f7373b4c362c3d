package dev.sonoflux.training.search;

import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.Scored;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What points of a grid are ranked by. */
public enum Measure {
    /** Share of the recordings whose own label is the most probable word. */
    ACCURACY,
    /** Mean F1 of the labels, each counting alike. */
    MACRO_F1;

    /** As on the command line, e.g. {@code macro-f1}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param scored scores or posteriors of one or more recordings */
    double of(List<String> labels, List<Scored> scored) {
        List<Scored> posteriors = scored.stream().map(s -> s.posteriors(1)).toList();
        Metrics metrics = Metrics.of(labels, posteriors, Optional.empty());
        return this == ACCURACY ? metrics.accuracy() : metrics.macroF1();
    }
}
