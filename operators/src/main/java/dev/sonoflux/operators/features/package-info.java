/** Features of a window of audio: mel spectrograms, MFCC, deltas, and how they are brought to one length and scale. */
package dev.sonoflux.operators.features;
