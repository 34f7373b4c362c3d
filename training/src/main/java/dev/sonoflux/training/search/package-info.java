/** Search over the points of a family's grid, calibration of the best, and the bundle that comes of it. */
package dev.sonoflux.training.search;
