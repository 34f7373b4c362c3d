package dev.sonoflux.testkit.assertions;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What AssertJ checks of JSON lines: they are the same to the byte, and if not, which line is the first that isn't. */
public final class JsonLinesAssert extends AbstractAssert<JsonLinesAssert, String> {
    JsonLinesAssert(String actual) {
        super(actual, JsonLinesAssert.class);
    }

    /** The same text. */
    public JsonLinesAssert areEqualTo(String expected) {
        isNotNull();
        if (actual.equals(expected)) {
            return this;
        }
        List<String> found = actual.lines().toList();
        List<String> wanted = expected.lines().toList();
        int same = 0;
        while (same < found.size() && same < wanted.size() && found.get(same).equals(wanted.get(same))) {
            same++;
        }
        if (same == found.size() && same == wanted.size()) {
            failWithMessage("the lines are the same, but not what ends them");
        }
        failWithMessage(
                "line %d differs%nexpected: %s%nbut is:   %s%nall of them:%n%s",
                same + 1, at(wanted, same), at(found, same), actual);
        return this;
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "nothing: there are " + lines.size() + " lines";
    }
}
