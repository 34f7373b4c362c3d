package dev.sonoflux.operators.vad;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signal level. Decibels are relative to full scale as a root mean square: 0 dBFS is an RMS of 1, that of a square wave
 * between -1 and 1 (a full-scale sine has -3.01 dBFS).
 *
 * @param rms linear root mean square, in [0, 1]
 */
public record Level(double rms) {
    /** What {@link #parse} reads. */
    static final String PATTERN = "^([+-]?[0-9]+(?:\\.[0-9]+)?)( ?[dD][bB][fF][sS])?$";

    private static final Pattern TEXT = Pattern.compile(PATTERN);

    public Level {
        if (!(rms >= 0 && rms <= 1)) {
            throw new IllegalArgumentException("level " + rms + " is outside 0..1");
        }
    }

    /** A level in decibels relative to full scale, at most 0. */
    public static Level ofDbfs(double dbfs) {
        if (!(dbfs <= 0)) {
            throw new IllegalArgumentException("level " + dbfs + " dBFS is above 0 dBFS");
        }
        return new Level(Math.pow(10, dbfs / 20));
    }

    /**
     * Reads a level as people write it: {@code 0.02} or {@code -34 dBFS}.
     *
     * @throws IllegalArgumentException if it is neither, or out of range
     */
    public static Level parse(String text) {
        Matcher m = TEXT.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no level: give an RMS from 0 to 1, e.g. 0.02, or decibels, e.g. -34 dBFS");
        }
        double number = Double.parseDouble(m.group(1));
        return m.group(2) == null ? new Level(number) : ofDbfs(number);
    }

    /** In decibels relative to full scale; negative infinity for digital silence. */
    public double dbfs() {
        return 20 * Math.log10(rms);
    }

    @Override
    public String toString() {
        return Double.toString(rms);
    }
}
