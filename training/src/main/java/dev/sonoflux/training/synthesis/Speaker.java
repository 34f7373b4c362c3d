package dev.sonoflux.training.synthesis;

import java.util.Random;

/**
 * A voice.
 *
 * @param pitchHz mean pitch: men have about 120 Hz, women about 210, children more
 * @param formantScale by what the formants are higher than an average man's, because the vocal tract is shorter; women's are
 *     higher by about 16 %, children's by 30 % (Peterson and Barney, 1952; Hillenbrand et al., 1995)
 * @param pace how long sounds take, relative to {@link Phone}'s
 * @param openQuotient which part of a period the vocal folds are open
 * @param tiltHz above this frequency the voice loses 6 dB an octave more
 * @param breathiness noise of the breath that goes with the voice, relative to it
 * @param jitter how much a period differs from the last, as a standard deviation
 * @param shimmer the same for its amplitude
 * @param hissing how loud hisses and bursts are, relative to {@link Phone}'s
 * @param fall by what the pitch falls in a word, as a share of it
 * @param accent by what formants differ from everybody's, per phone and formant, as a factor
 * @param microphone first coefficient of a filter 1 - m z⁻¹: brighter from 0 up, duller below
 * @param level peak amplitude, on average
 * @param noiseFloor root mean square of the noise in the room
 */
record Speaker(
        double pitchHz,
        double formantScale,
        double pace,
        double openQuotient,
        double tiltHz,
        double breathiness,
        double jitter,
        double shimmer,
        double hissing,
        double fall,
        double[][] accent,
        double microphone,
        double level,
        double noiseFloor) {
    private static final double ACCENT = 0.035;

    /** Draws a voice: in turn a man's and a woman's, and every tenth a child's. */
    static Speaker drawn(int number, Random random) {
        Build build = number % 10 == 0 ? Build.CHILD : number % 2 == 0 ? Build.WOMAN : Build.MAN;
        return new Speaker(
                build.pitchHz * StrictMath.exp(0.16 * gaussian(random)),
                build.formantScale * StrictMath.exp(0.05 * gaussian(random)),
                0.95 * StrictMath.exp(0.14 * gaussian(random)),
                uniform(0.45, 0.7, random),
                uniform(1200, 4000, random),
                StrictMath.pow(10, uniform(-40, -20, random) / 20),
                uniform(0.003, 0.015, random),
                uniform(0.02, 0.08, random),
                StrictMath.pow(10, uniform(-6, 5, random) / 20),
                uniform(0.0, 0.35, random),
                accent(random),
                uniform(-0.3, 0.6, random),
                StrictMath.pow(10, uniform(-16, -3, random) / 20),
                StrictMath.pow(10, uniform(-75, -48, random) / 20));
    }

    private enum Build {
        MAN(118, 1.0),
        WOMAN(205, 1.16),
        CHILD(255, 1.3);

        final double pitchHz;
        final double formantScale;

        Build(double pitchHz, double formantScale) {
            this.pitchHz = pitchHz;
            this.formantScale = formantScale;
        }
    }

    private static double[][] accent(Random random) {
        double[][] accent = new double[Phone.values().length][3];
        for (double[] phone : accent) {
            for (int i = 0; i < phone.length; i++) {
                phone[i] = StrictMath.exp(ACCENT * gaussian(random));
            }
        }
        return accent;
    }

    static double uniform(double least, double most, Random random) {
        return least + (most - least) * random.nextDouble();
    }

    /** Without the outliers that nobody's voice has. */
    static double gaussian(Random random) {
        return Math.max(-2, Math.min(2, random.nextGaussian()));
    }
}
