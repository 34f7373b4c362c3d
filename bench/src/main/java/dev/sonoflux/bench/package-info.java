/** How fast the operators are, in seconds of audio per second and core. */
package dev.sonoflux.bench;
