/** Training and evaluation as finite pipelines. */
package dev.sonoflux.training;
