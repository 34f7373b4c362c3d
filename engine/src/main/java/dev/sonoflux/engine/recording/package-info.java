/** Recordings of everything that a source delivered, and their replay: samples as WAV, and beside it what happened and when. */
package dev.sonoflux.engine.recording;
