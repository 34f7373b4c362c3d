/** Signals for tests: speech-like sounds, noises, and how they are put together. The same seed gives the same samples. */
package dev.sonoflux.testkit.signal;
