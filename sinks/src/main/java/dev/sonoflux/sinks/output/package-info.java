/** Where sinks write, and how they write numbers: the same everywhere, whatever the machine's language. */
package dev.sonoflux.sinks.output;
