package dev.sonoflux.sinks.console;

/**
 * Colours, where they are wanted.
 *
 * @param colour whether they are
 */
record Paint(boolean colour) {
    private static final String RESET = "\u001b[0m";

    /** What is told apart. */
    enum Colour {
        BOLD_GREEN("1;32"),
        YELLOW("33"),
        RED("31"),
        DIM("2");

        private final String code;

        Colour(String code) {
            this.code = "\u001b[" + code + "m";
        }
    }

    String of(Colour wanted, String text) {
        return colour ? wanted.code + text + RESET : text;
    }
}
