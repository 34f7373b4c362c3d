/** Sources for tests: recordings at any pace and in frames of any size, and streams that are written down step by step. */
package dev.sonoflux.testkit.source;
