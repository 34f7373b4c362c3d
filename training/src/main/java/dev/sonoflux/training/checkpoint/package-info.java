/** What trainings that take long leave on the way, so that whoever was killed goes on from there. */
package dev.sonoflux.training.checkpoint;
