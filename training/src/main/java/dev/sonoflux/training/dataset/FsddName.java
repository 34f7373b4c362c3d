package dev.sonoflux.training.dataset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name says in the Free Spoken Digit Dataset: {@code {label}_{speaker}_{index}.wav}.
 *
 * @param label the word
 * @param speaker who says it; there may be underscores in it
 * @param index number of the take
 */
record FsddName(String label, String speaker, int index) {
    private static final Pattern NAME = Pattern.compile("([^_]+)_(.+)_([0-9]{1,9})\\.[A-Za-z]+");
    private static final int FIRST_TRAINING_INDEX = 5;

    /** What a name says, or nothing if it isn't such a name. */
    static Optional<FsddName> of(String fileName) {
        Matcher name = NAME.matcher(fileName);
        return name.matches()
                ? Optional.of(new FsddName(name.group(1), name.group(2), Integer.parseInt(name.group(3))))
                : Optional.empty();
    }

    /** The dataset's own split: the first five takes of each word by each speaker are for testing. */
    Split split() {
        return index < FIRST_TRAINING_INDEX ? Split.TEST : Split.TRAIN;
    }
}
