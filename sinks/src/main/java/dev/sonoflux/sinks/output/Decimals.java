package dev.sonoflux.sinks.output;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with a fixed number of decimals, the same in every locale. */
public final class Decimals {
    private static final int SECONDS_DECIMALS = 3;
    private static final int PROBABILITY_DECIMALS = 4;

    private Decimals() {}

    /** A position as seconds of stream time with 3 decimals, rounded to the nearest, exact however long the stream. */
    public static String seconds(long samples, int sampleRate) {
        return BigDecimal.valueOf(samples)
                .divide(BigDecimal.valueOf(sampleRate), SECONDS_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** A probability with 4 decimals. */
    public static String probability(double p) {
        return new BigDecimal(p)
                .setScale(PROBABILITY_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
