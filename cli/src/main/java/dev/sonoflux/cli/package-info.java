/** The commands. */
package dev.sonoflux.cli;
