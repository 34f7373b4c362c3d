/** Results for people who watch a terminal. */
package dev.sonoflux.sinks.console;
