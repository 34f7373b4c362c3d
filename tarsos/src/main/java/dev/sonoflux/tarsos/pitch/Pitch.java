package dev.sonoflux.tarsos.pitch;

import dev.sonoflux.engine.measure.Measurement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pitch around a point of a stream.
 *
 * @param sampleRate samples per second
 * @param position the sample in the middle of what it was estimated from
 * @param hertz the fundamental frequency; 0 where there is none
 * @param probability how sure it is that there is one, in [0, 1]: how much of the power is periodic
 * @param voiced whether there is one
 */
public record Pitch(int sampleRate, long position, double hertz, double probability, boolean voiced)
        implements Measurement {
    private static final int HERTZ_DECIMALS = 2;
    private static final int PROBABILITY_DECIMALS = 4;

    public Pitch {
        if (voiced != hertz > 0) {
            throw new IllegalArgumentException("what is voiced has a frequency, and nothing else has one: " + hertz);
        }
    }

    @Override
    public String type() {
        return "pitch";
    }

    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("hertz", rounded(hertz, HERTZ_DECIMALS));
        values.put("probability", rounded(probability, PROBABILITY_DECIMALS));
        values.put("voiced", voiced);
        return values;
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
