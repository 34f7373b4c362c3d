package dev.sonoflux.sinks.console;

import java.io.Console;
import java.util.Map;

/**
 * What standard output can do.
 *
 * @param interactive whether a terminal shows it
 * @param colour whether colours are wanted
 */
record Terminal(boolean interactive, boolean colour) {
    /** The variable by which people say that they want no colours; see no-color.org. */
    private static final String NO_COLOR = "NO_COLOR";

    /** A terminal that takes no control sequences. */
    private static final String DUMB = "dumb";

    /** The system property by which whoever looks after the terminal tells how wide it is now. */
    private static final String COLUMNS_PROPERTY = "sonoflux.columns";

    private static final int USUAL_COLUMNS = 80;

    /** How wide it is, as far as anybody has told. */
    static int columns() {
        return Integer.getInteger(COLUMNS_PROPERTY, USUAL_COLUMNS);
    }

    static Terminal detect() {
        return of(isTerminal(System.console()), System.getenv());
    }

    static Terminal of(boolean terminal, Map<String, String> environment) {
        boolean interactive = terminal && !DUMB.equals(environment.get("TERM"));
        boolean refused = !environment.getOrDefault(NO_COLOR, "").isEmpty();
        return new Terminal(interactive, interactive && !refused);
    }

    /** Up to Java 21 there is a console only if standard input and output are terminals; later ones must be asked. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
