package dev.sonoflux.training.dataset;

/**
 * A recording of one word, which is read when it is asked for.
 *
 * @param id unique in its dataset: the path of its file from the dataset's folder, with {@code /}, or what the dataset
 *     calls it
 * @param label the word
 * @param speaker who says it, or {@link #UNKNOWN_SPEAKER}
 * @param split the part of the dataset that it belongs to, never {@link Split#ALL}
 * @param audio where it is
 */
public record Recording(String id, String label, String speaker, Split split, AudioLocation audio) {
    /** The speaker where a dataset doesn't tell: everyone unknown counts as one. */
    public static final String UNKNOWN_SPEAKER = "unknown";

    Recording withId(String newId) {
        return new Recording(newId, label, speaker, split, audio);
    }
}
