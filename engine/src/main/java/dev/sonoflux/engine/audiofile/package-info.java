/** Reading and writing recordings: WAV, AIFF, AU and FLAC in as mono samples, WAV out. */
package dev.sonoflux.engine.audiofile;
