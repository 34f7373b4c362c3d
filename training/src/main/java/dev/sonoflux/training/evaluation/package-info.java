/** How well a model does: figures per class and per speaker, calibration, and how they are written down. */
package dev.sonoflux.training.evaluation;
