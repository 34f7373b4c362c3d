/** Words set into a long stream, and the truth about where they are. */
package dev.sonoflux.training.splice;
