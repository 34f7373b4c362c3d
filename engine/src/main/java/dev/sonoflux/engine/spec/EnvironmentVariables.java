package dev.sonoflux.engine.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ${NAME}} and {@code ${NAME:-default}} in paths and device names. */
final class EnvironmentVariables {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private EnvironmentVariables() {}

    static String expand(String text) {
        return REFERENCE.matcher(text).replaceAll(m -> {
            String value = System.getenv(m.group(1));
            if (value == null) {
                value = m.group(2);
            }
            if (value == null) {
                throw new IllegalArgumentException("a text whose environment variables are set (" + m.group(1)
                        + " is not; set it, or write ${" + m.group(1) + ":-default})");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
