package dev.sonoflux.training.report;

/**
 * Something that a report says about where it comes from.
 *
 * @param name e.g. {@code Command}
 * @param value e.g. the command line
 */
public record Fact(String name, String value) {}
