package dev.sonoflux.engine.spec;

/** One thing that is wrong with a specification: where, what, and what would be right. */
public record Problem(Location location, String message) {
    @Override
    public String toString() {
        return location + ": " + message;
    }
}
