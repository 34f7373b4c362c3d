package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.recognition.Scores;
import java.util.List;

/**
 * What a pipeline made of a stream.
 *
 * @param name the stream's name
 * @param seconds how long it is
 * @param words what was detected
 * @param posteriors what the decision saw of each window, without the windows' samples
 */
record HeardStream(String name, double seconds, List<HeardWord> words, List<Scores> posteriors) {}
