package dev.sonoflux.operators.augment;

import java.util.Arrays;
import java.util.List;

/** Recursive filters of the second order in a row (direct form II, transposed), with the state of one stream. */
final class SectionCascade {
    /** H(z) = (b0 + b1·z⁻¹ + b2·z⁻²) / (1 + a1·z⁻¹ + a2·z⁻²). */
    record Section(double b0, double b1, double b2, double a1, double a2) {}

    private final Section[] sections;
    private final double[] first;
    private final double[] second;
    private double gain = 1;

    SectionCascade(List<Section> sections) {
        this.sections = sections.toArray(Section[]::new);
        first = new double[this.sections.length];
        second = new double[this.sections.length];
    }

    /** The same, so loud that a tone of a frequency stays as loud as it is; with its state as at a stream's start. */
    SectionCascade withUnitGainAt(double hertz, int sampleRate) {
        SectionCascade scaled = new SectionCascade(List.of(sections));
        scaled.gain = gain / magnitude(hertz, sampleRate);
        return scaled;
    }

    /** What comes out for the next sample. */
    double next(double sample) {
        double x = sample * gain;
        for (int i = 0; i < sections.length; i++) {
            Section s = sections[i];
            double y = s.b0 * x + first[i];
            first[i] = s.b1 * x - s.a1 * y + second[i];
            second[i] = s.b2 * x - s.a2 * y;
            x = y;
        }
        return x;
    }

    /** Forgets everything that went in. */
    void reset() {
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
    }

    /** How much louder a tone becomes. */
    double magnitude(double hertz, int sampleRate) {
        double w = 2 * Math.PI * hertz / sampleRate;
        double power = gain * gain;
        for (Section s : sections) {
            power *= squared(s.b0, s.b1, s.b2, w) / squared(1, s.a1, s.a2, w);
        }
        return Math.sqrt(power);
    }

    private static double squared(double c0, double c1, double c2, double w) {
        double re = c0 + c1 * StrictMath.cos(w) + c2 * StrictMath.cos(2 * w);
        double im = c1 * StrictMath.sin(w) + c2 * StrictMath.sin(2 * w);
        return re * re + im * im;
    }
}
