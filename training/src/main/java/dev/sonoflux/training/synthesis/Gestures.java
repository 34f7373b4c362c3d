package dev.sonoflux.training.synthesis;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What the organs of speech do in the course of a word, a value per millisecond. Each phone has its targets; the organs'
 * inertia smooths the way from one to the next: slowly for the tongue, whose formants are smoothed as logarithms, faster for
 * the vocal folds and fastest for what a closure lets go.
 */
final class Gestures {
    /** A formant's frequency or bandwidth in hertz, the zero of the nose in hertz, or an amplitude. */
    enum Gesture {
        F1,
        F2,
        F3,
        B1,
        B2,
        B3,
        NASAL_ZERO,
        VOICING,
        ASPIRATION,
        FRICATION
    }

    /** Frequency of the nose's pole, and of its zero, too, as long as it is shut. */
    static final double NASAL_POLE_HZ = 270;

    private static final double NASAL_ZERO_HZ = 450;

    private static final int TONGUE_MILLIS = 36;
    private static final int FOLDS_MILLIS = 12;
    private static final int RELEASE_MILLIS = 4;
    private static final double TARGET_SPREAD = 0.03;
    private static final double LENGTH_SPREAD = 0.13;
    private static final double LEVEL_SPREAD_DB = 2;
    private static final double MIN_FADE_DB = 8;
    private static final double MAX_FADE_DB = 24;
    /** Hisses and stops follow the pace to this power. */
    private static final double OBSTRUENT_PACE = 0.6;

    private final double[][] values;
    private final Phone.Noise[] noises;
    private final int millis;

    private Gestures(int millis) {
        this.millis = millis;
        values = new double[Gesture.values().length][millis];
        noises = new Phone.Noise[millis];
    }

    /**
     * One way of saying the phones.
     *
     * @param pace how long it takes, relative to the speaker's pace
     */
    static Gestures of(List<Phone> phones, Speaker speaker, double pace, Random random) {
        int[] ends = new int[phones.size()];
        int millis = 0;
        for (int i = 0; i < ends.length; i++) {
            Phone phone = phones.get(i);
            double stretch = StrictMath.pow(speaker.pace() * pace, phone.isObstruent() ? OBSTRUENT_PACE : 1);
            double length = phone.millis * stretch * StrictMath.exp(LENGTH_SPREAD * Speaker.gaussian(random));
            millis += Math.max(5, (int) Math.round(length));
            ends[i] = millis;
        }
        Gestures gestures = new Gestures(millis);
        for (int i = 0; i < ends.length; i++) {
            gestures.aim(phones.get(i), i == 0 ? 0 : ends[i - 1], ends[i], speaker, random);
        }
        gestures.smooth();
        gestures.fade(Speaker.uniform(MIN_FADE_DB, MAX_FADE_DB, random));
        return gestures;
    }

    int millis() {
        return millis;
    }

    double value(Gesture gesture, int milli) {
        return values[gesture.ordinal()][milli];
    }

    Phone.Noise noise(int milli) {
        return noises[milli];
    }

    private void aim(Phone phone, int from, int to, Speaker speaker, Random random) {
        Phone.Tract tract = phone.tract;
        Phone.Sounds sounds = phone.sounds;
        double[] accent = speaker.accent()[phone.ordinal()];
        double scale = speaker.formantScale();
        fill(Gesture.F1, from, to, tract.f1() * scale * accent[0] * spread(random));
        fill(Gesture.F2, from, to, tract.f2() * scale * accent[1] * spread(random));
        fill(Gesture.F3, from, to, tract.f3() * scale * accent[2] * spread(random));
        fill(Gesture.B1, from, to, tract.b1());
        fill(Gesture.B2, from, to, tract.b2());
        fill(Gesture.B3, from, to, tract.b3());
        fill(Gesture.NASAL_ZERO, from, to, sounds.isNasal() ? NASAL_ZERO_HZ : NASAL_POLE_HZ);
        fill(Gesture.VOICING, from, to, sounds.voicing() * levelSpread(random));
        fill(Gesture.ASPIRATION, from, to, sounds.aspiration() * levelSpread(random));
        fill(Gesture.FRICATION, from, to, sounds.frication() * levelSpread(random) * speaker.hissing());
        Arrays.fill(noises, from, to, sounds.noise());
    }

    private static double spread(Random random) {
        return StrictMath.exp(TARGET_SPREAD * Speaker.gaussian(random));
    }

    private static double levelSpread(Random random) {
        return StrictMath.pow(10, LEVEL_SPREAD_DB * Speaker.gaussian(random) / 20);
    }

    private void fill(Gesture gesture, int from, int to, double value) {
        Arrays.fill(values[gesture.ordinal()], from, to, value);
    }

    private void smooth() {
        for (Gesture gesture : Gesture.values()) {
            double[] track = values[gesture.ordinal()];
            switch (gesture) {
                case F1, F2, F3, B1, B2, B3, NASAL_ZERO -> {
                    Arrays.setAll(track, i -> StrictMath.log(track[i]));
                    smooth(track, TONGUE_MILLIS, false);
                    Arrays.setAll(track, i -> StrictMath.exp(track[i]));
                }
                case VOICING -> smooth(track, FOLDS_MILLIS, true);
                case ASPIRATION, FRICATION -> smooth(track, RELEASE_MILLIS, true);
            }
        }
    }

    /** The voice runs out of breath in the second half of a word. */
    private void fade(double db) {
        double[] voicing = values[Gesture.VOICING.ordinal()];
        for (int i = (int) (0.4 * millis); i < millis; i++) {
            double late = (i - 0.4 * millis) / (0.6 * millis);
            voicing[i] *= StrictMath.pow(10, -db * late * late / 20);
        }
    }

    /** Two running means, together a triangle; outside the word there is silence, or what was there at its edge. */
    private static void smooth(double[] track, int length, boolean isSilentOutside) {
        for (int pass = 0; pass < 2; pass++) {
            double first = isSilentOutside ? 0 : track[0];
            double last = isSilentOutside ? 0 : track[track.length - 1];
            double[] sums = new double[track.length + 2 * length + 1];
            for (int i = 0; i < sums.length - 1; i++) {
                int at = i - length;
                sums[i + 1] = sums[i] + (at < 0 ? first : at < track.length ? track[at] : last);
            }
            for (int i = 0; i < track.length; i++) {
                int from = i + length - length / 2;
                track[i] = (sums[from + length] - sums[from]) / length;
            }
        }
    }
}
