/** Validation on recordings that were held out of training: by speaker, or by chance. */
package dev.sonoflux.training.validation;
