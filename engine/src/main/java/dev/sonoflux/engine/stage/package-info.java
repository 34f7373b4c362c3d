/** Steps of a pipeline as plain objects, and their wiring under Reactor. */
package dev.sonoflux.engine.stage;
