package dev.sonoflux.engine.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a specification, so that the user learns all of it at once. */
public final class Problems {
    private final List<Problem> found;
    private final String prefix;

    public Problems() {
        this(new ArrayList<>(), "");
    }

    private Problems(List<Problem> found, String prefix) {
        this.found = found;
        this.prefix = prefix;
    }

    /** The same collection; what is added through it is preceded by the prefix. */
    public Problems prefixed(String more) {
        return new Problems(found, prefix + more);
    }

    public void add(Location location, String message) {
        found.add(new Problem(location, prefix + message));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found, in the order of the text. */
    public List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparing((Problem p) -> p.location().file())
                        .thenComparing(p -> p.location().line())
                        .thenComparing(p -> p.location().column()))
                .distinct()
                .toList();
    }

    /** @throws SpecException with everything that was found, if anything was */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new SpecException(all());
        }
    }
}
