/** Operators as functions on a {@link reactor.core.publisher.Flux}, without a specification in YAML. */
package dev.sonoflux.examples.operators;
