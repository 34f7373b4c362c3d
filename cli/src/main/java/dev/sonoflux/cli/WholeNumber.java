package dev.sonoflux.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options that are whole numbers of a range. */
abstract sealed class WholeNumber implements ITypeConverter<Integer> {
    private final int least;
    private final int most;

    private WholeNumber(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Integer convert(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refused(text);
        }
        throw refused(text);
    }

    private TypeConversionException refused(String text) {
        return new TypeConversionException("'" + text + "' is not a whole number "
                + (most == Integer.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most));
    }

    /** Threads, each of which takes memory. */
    static final class Jobs extends WholeNumber {
        Jobs() {
            super(1, 256);
        }
    }

    /** Folds of a cross-validation: one to test on, and one or more to train on. */
    static final class Folds extends WholeNumber {
        Folds() {
            super(2, Integer.MAX_VALUE);
        }
    }

    /** A number of things of which there must be one. */
    static final class Positive extends WholeNumber {
        Positive() {
            super(1, Integer.MAX_VALUE);
        }
    }

    /** An index that counts from 0. */
    static final class Index extends WholeNumber {
        Index() {
            super(0, Integer.MAX_VALUE);
        }
    }
}
