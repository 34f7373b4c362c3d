package dev.sonoflux.engine.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The values of a {@link ParameterSet} as they were read, with where they stand. */
public final class Settings {
    private final ParameterSet parameters;
    private final Map<Parameter<?>, Object> values;
    private final Map<Parameter<?>, Location> locations;
    private final Location location;
    private final Problems problems;
    private final boolean complete;

    Settings(
            ParameterSet parameters,
            Map<Parameter<?>, Object> values,
            Map<Parameter<?>, Location> locations,
            Location location,
            Problems problems,
            boolean complete) {
        this.parameters = parameters;
        this.values = values;
        this.locations = locations;
        this.location = location;
        this.problems = problems;
        this.complete = complete;
    }

    /** Whether everything was read without a problem, so that every value can be had. */
    public boolean complete() {
        return complete;
    }

    /** The value that was given, or the default. */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter).orElseThrow(() -> new NoSuchElementException(parameter.name() + " has no value"));
    }

    /** The value that was given, or the default, or nothing where the parameter is optional. */
    @SuppressWarnings("unchecked") // a parameter's value was read by its own type
    public <T> Optional<T> find(Parameter<T> parameter) {
        Object given = values.get(parameter);
        return given != null ? Optional.of((T) given) : parameter.fallback();
    }

    /** Whether a value was given, rather than left to the default. */
    public boolean isGiven(Parameter<?> parameter) {
        return locations.containsKey(parameter);
    }

    /** Where the component stands. */
    public Location location() {
        return location;
    }

    /** Reports that a value that can be read cannot be used. */
    public void problem(Parameter<?> parameter, String message) {
        problems.add(locations.getOrDefault(parameter, location), "'" + parameter.name() + "' " + message);
    }

    /** Every value in effect as one would write it, in the order of the definitions. */
    public Map<String, String> formatted() {
        Map<String, String> text = new LinkedHashMap<>();
        parameters.parameters().forEach(p -> format(p).ifPresent(value -> text.put(p.name(), value)));
        return text;
    }

    private <T> Optional<String> format(Parameter<T> parameter) {
        return find(parameter).map(parameter.type()::format);
    }
}
