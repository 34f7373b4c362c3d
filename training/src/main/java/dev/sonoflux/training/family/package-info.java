/** What kinds of models have in common, so that all are trained, searched and calibrated alike. */
package dev.sonoflux.training.family;
