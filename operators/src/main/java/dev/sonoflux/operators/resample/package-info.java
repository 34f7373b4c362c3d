/** From one sample rate to another, at true positions. */
package dev.sonoflux.operators.resample;
