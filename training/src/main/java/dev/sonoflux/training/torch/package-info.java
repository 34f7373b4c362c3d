/** PyTorch through DJL, as all that is trained by it uses it. */
package dev.sonoflux.training.torch;
