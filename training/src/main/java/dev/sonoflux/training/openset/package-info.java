/** Examples of what is none of the words: other speech, and what isn't speech. They are trained on and never tested on. */
package dev.sonoflux.training.openset;
