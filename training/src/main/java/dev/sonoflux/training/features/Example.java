package dev.sonoflux.training.features;

/**
 * A recording whose features an {@link ExampleSet} holds.
 *
 * @param id the recording's name
 * @param label the word
 * @param speaker who says it
 */
public record Example(String id, String label, String speaker) {}
