/** What is said about where speech is: verdicts, segments, windows. */
package dev.sonoflux.engine.speech;
