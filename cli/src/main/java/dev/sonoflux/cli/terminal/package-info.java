/** The terminal that a live run is watched and steered from. */
package dev.sonoflux.cli.terminal;
