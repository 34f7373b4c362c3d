/** What recognising hands on: features, scores, detections. */
package dev.sonoflux.engine.recognition;
