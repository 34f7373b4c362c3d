/** From samples to mel bands and cepstra: windows, the Fourier transform, the mel filter bank, the cosine transform. */
package dev.sonoflux.operators.spectrum;
