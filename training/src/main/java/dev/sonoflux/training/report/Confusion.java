package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A word that was taken for another.
 *
 * @param share how often, of the recordings of the word
 */
record Confusion(String said, String heard, Proportion share) {
    /** Those that there are, the most frequent one first. */
    static List<Confusion> mostFrequent(Metrics metrics) {
        List<Confusion> confusions = new ArrayList<>();
        int[][] counts = metrics.confusion();
        for (int row = 0; row < counts.length; row++) {
            int said = Arrays.stream(counts[row]).sum();
            for (int column = 0; column < counts.length; column++) {
                if (row != column && counts[row][column] > 0) {
                    confusions.add(new Confusion(
                            metrics.labels().get(row),
                            metrics.labels().get(column),
                            new Proportion(counts[row][column], said)));
                }
            }
        }
        confusions.sort(
                Comparator.comparingInt((Confusion c) -> c.share().count()).reversed());
        return confusions;
    }
}
