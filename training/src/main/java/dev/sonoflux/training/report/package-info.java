/** Reports: results as a page with plots, for a browser. */
package dev.sonoflux.training.report;
