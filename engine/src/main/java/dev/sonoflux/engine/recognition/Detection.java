package dev.sonoflux.engine.recognition;

import java.util.List;

/**
 * A word that was recognised. Positions are sample indices at {@code sampleRate}.
 *
 * @param label the word
 * @param confidence its posterior probability, in [0, 1]
 * @param sampleRate samples per second of the positions
 * @param start index of the first sample of the speech it was recognised in, without pre-roll
 * @param end index after the last sample of that speech so far, without hangover
 * @param at how much of the stream had been heard when it was emitted
 * @param segment the segment's number in its stream
 * @param forced whether the confidence stayed below the threshold and the best label was emitted all the same
 * @param top the most probable labels, most probable first
 */
public record Detection(
        String label,
        double confidence,
        int sampleRate,
        long start,
        long end,
        long at,
        long segment,
        boolean forced,
        List<LabelScore> top) {
    public Detection {
        top = List.copyOf(top);
    }
}
