package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.speech.AudioWindow;

/**
 * A recording of one word.
 *
 * @param id unique in its dataset: the file's name
 * @param label the word
 * @param speaker who says it
 * @param sampleRate samples per second
 * @param samples amplitudes; handed over, not copied
 */
public record Utterance(String id, String label, String speaker, int sampleRate, float[] samples) {
    /** The same word with other samples at the same rate. */
    public Utterance withSamples(float[] newSamples) {
        return new Utterance(id, label, speaker, sampleRate, newSamples);
    }

    /** The whole of it as a window. */
    public AudioWindow window() {
        return AudioWindow.ofWhole(sampleRate, samples);
    }
}
