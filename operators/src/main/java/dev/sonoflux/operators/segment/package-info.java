/** Segments: where speech begins and ends. */
package dev.sonoflux.operators.segment;
