/** Streams as runs: samples without a gap between them, one run after another. */
package dev.sonoflux.tarsos.run;
