package dev.sonoflux.training.svm;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width of a Gaussian kernel exp(−gamma·|x − y|²), absolute or relative to the data; texts are as on the command line. */
public sealed interface Gamma {
    Pattern MULTIPLE = Pattern.compile("(?:([0-9.eE+-]+)\\*)?(scale|auto)");

    /** The width for vectors of so many values, whose variance over all values of all vectors is this. */
    double value(int dimensions, double variance);

    /**
     * Multiples of scikit-learn's {@code scale}: 1 / (dimensions · variance).
     *
     * @param factor above 0
     */
    record Scale(double factor) implements Gamma {
        public Scale {
            requirePositive(factor);
        }

        @Override
        public double value(int dimensions, double variance) {
            return factor / (dimensions * variance);
        }

        @Override
        public String toString() {
            return multiple(factor, "scale");
        }
    }

    /**
     * Multiples of scikit-learn's {@code auto}: 1 / dimensions.
     *
     * @param factor above 0
     */
    record Auto(double factor) implements Gamma {
        public Auto {
            requirePositive(factor);
        }

        @Override
        public double value(int dimensions, double variance) {
            return factor / dimensions;
        }

        @Override
        public String toString() {
            return multiple(factor, "auto");
        }
    }

    /** @param gamma the value itself, above 0 */
    record Absolute(double gamma) implements Gamma {
        public Absolute {
            requirePositive(gamma);
        }

        @Override
        public double value(int dimensions, double variance) {
            return gamma;
        }

        @Override
        public String toString() {
            return String.valueOf(gamma);
        }
    }

    /**
     * Reads {@code scale}, {@code auto}, {@code 1.5*scale} or a number.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Gamma parse(String text) {
        Matcher multiple = MULTIPLE.matcher(text.strip().toLowerCase(Locale.ROOT));
        try {
            if (!multiple.matches()) {
                return new Absolute(Double.parseDouble(text.strip()));
            }
            double factor = multiple.group(1) == null ? 1 : Double.parseDouble(multiple.group(1));
            return multiple.group(2).equals("scale") ? new Scale(factor) : new Auto(factor);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "gamma: '" + text
                            + "' is not accepted; it must be scale, auto, a multiple like 1.5*scale, or a number",
                    e);
        }
    }

    private static String multiple(double factor, String of) {
        return factor == 1 ? of : factor + "*" + of;
    }

    private static void requirePositive(double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gamma: " + value + " is not accepted; it must be above 0");
        }
    }
}
