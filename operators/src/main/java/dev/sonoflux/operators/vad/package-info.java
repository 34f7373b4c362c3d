/** Voice activity detection: which hops of a stream hold speech. */
package dev.sonoflux.operators.vad;
