/** Fetches datasets and pretrained models over HTTP: resumable, checked, and never half of one. */
package dev.sonoflux.training.fetch;
