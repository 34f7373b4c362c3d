/** Typed settings: read from YAML with their places, checked all at once, explained, and published as JSON Schema. */
package dev.sonoflux.engine.spec;
