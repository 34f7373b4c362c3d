/**
 * Spoken digits without a speaker: words of phones, phones of formants and noises, and voices that differ as people do. What
 * is made depends on the seed alone.
 */
package dev.sonoflux.training.synthesis;
