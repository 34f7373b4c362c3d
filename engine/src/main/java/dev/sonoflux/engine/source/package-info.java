/** Sources of recorded audio: a file, a directory, standard input. */
package dev.sonoflux.engine.source;
