package dev.sonoflux.training.dataset;

import dev.sonoflux.training.ContentHash;

/**
 * Measures of one recording.
 *
 * @param contentHash of its samples, whatever the file around them
 * @param clipped whether there are at least {@link #CLIPPED_IN_A_ROW} samples in a row at full scale
 * @param silent whether its peak is below {@link #INAUDIBLE_DB}
 */
record SurveyedAudio(
        Recording recording,
        int sampleRate,
        int channels,
        String encoding,
        double seconds,
        double rmsDb,
        double peakDb,
        boolean clipped,
        boolean silent,
        String contentHash) {
    static final int CLIPPED_IN_A_ROW = 3;
    static final double INAUDIBLE_DB = -50;

    /** The highest sample in 8 bits is this: one step below one. */
    private static final float FULL_SCALE_8_BIT = 127 / 128f;

    private static final float FULL_SCALE = 32_766 / 32_768f;

    static SurveyedAudio of(Recording recording, StoredAudio.Stored stored) {
        float[] samples = stored.clip().samples();
        float fullScale = isEightBit(stored.encoding()) ? FULL_SCALE_8_BIT : FULL_SCALE;
        double energy = 0;
        float peak = 0;
        int inARow = 0;
        boolean clipped = false;
        for (float sample : samples) {
            float magnitude = Math.abs(sample);
            energy += (double) sample * sample;
            peak = Math.max(peak, magnitude);
            inARow = magnitude >= fullScale ? inARow + 1 : 0;
            clipped |= inARow >= CLIPPED_IN_A_ROW;
        }
        double peakDb = decibels(peak);
        int rate = stored.clip().sampleRate();
        return new SurveyedAudio(
                recording,
                rate,
                stored.channels(),
                stored.encoding(),
                (double) samples.length / rate,
                decibels(Math.sqrt(energy / samples.length)),
                peakDb,
                clipped,
                peakDb < INAUDIBLE_DB,
                ContentHash.ofSamples(rate, samples));
    }

    private static boolean isEightBit(String encoding) {
        return encoding.equals("u8") || encoding.equals("s8");
    }

    private static double decibels(double amplitude) {
        return Math.max(DatasetSurvey.SILENCE_DB, 20 * Math.log10(amplitude));
    }
}
