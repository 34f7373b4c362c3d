/** Windows: the stretches of a segment that are recognised. */
package dev.sonoflux.operators.window;
