/** Results as files: segments as WAV, detections as CSV. */
package dev.sonoflux.sinks.files;
