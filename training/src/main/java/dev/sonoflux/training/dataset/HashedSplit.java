package dev.sonoflux.training.dataset;

import dev.sonoflux.training.ContentHash;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The split of what comes without one: 10 % for validation, 10 % for testing, and the rest for training. A recording's
 * place depends on its own key and on nothing else, so that it stays where it is when others come or go. The rule and its
 * figures are those of the Speech Commands dataset (its README, and {@code which_set} there), where the key is the
 * speaker's.
 */
final class HashedSplit {
    private static final int VALIDATION_PERCENT = 10;
    private static final int TEST_PERCENT = 10;
    private static final BigInteger BUCKETS = BigInteger.ONE.shiftLeft(27);

    private HashedSplit() {}

    /** @param key the speaker where one is known, so that nobody is in two parts; the recording's id otherwise */
    static Split of(String key) {
        BigInteger hash = new BigInteger(1, ContentHash.sha1().digest(key.getBytes(StandardCharsets.UTF_8)));
        double percent = hash.mod(BUCKETS).intValue() * (100.0 / (BUCKETS.intValue() - 1));
        if (percent < VALIDATION_PERCENT) {
            return Split.VALIDATION;
        }
        return percent < VALIDATION_PERCENT + TEST_PERCENT ? Split.TEST : Split.TRAIN;
    }

    static Split of(String id, String speaker) {
        return of(speaker.equals(Recording.UNKNOWN_SPEAKER) ? id : speaker);
    }
}
