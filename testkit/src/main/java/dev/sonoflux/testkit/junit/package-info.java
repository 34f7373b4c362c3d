/** Recordings as parameters of JUnit Jupiter tests, and tests that run once for each way a stream can be cut. */
package dev.sonoflux.testkit.junit;
