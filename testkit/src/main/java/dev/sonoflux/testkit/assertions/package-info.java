/** What a test expects of detections and of JSON lines, for AssertJ and for StepVerifier. */
package dev.sonoflux.testkit.assertions;
