/** What recordings go through before a model is fitted to them. */
package dev.sonoflux.training.recipe;
