/**
 * From a specification in YAML to a checked plan and a running {@link reactor.core.publisher.Flux}; what sources, operators
 * and sinks implement to take part.
 */
package dev.sonoflux.engine.pipeline;
