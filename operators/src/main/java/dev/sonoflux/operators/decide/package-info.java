/** From scores to detections: softmax, smoothing, thresholds. */
package dev.sonoflux.operators.decide;
