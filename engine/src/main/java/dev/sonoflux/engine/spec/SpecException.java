package dev.sonoflux.engine.spec;

import dev.sonoflux.engine.SonofluxException;
import java.util.List;
import java.util.stream.Collectors;

/** A specification is wrong. The message has a line for each problem: {@code file:line:column: what}. */
public final class SpecException extends SonofluxException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SpecException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
