package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.training.ContentHash;

/**
 * A recording of one word.
 *
 * @param id unique in its dataset
 * @param label the word
 * @param speaker who says it, or {@link Recording#UNKNOWN_SPEAKER}
 * @param sampleRate samples per second
 * @param samples amplitudes; handed over, not copied
 * @param sha256 of what was stored, which says what the audio was before it was changed in any way: the bytes of the audio
 *     file, or the samples of an excerpt of one
 */
public record Utterance(String id, String label, String speaker, int sampleRate, float[] samples, String sha256) {
    /** An utterance that was stored nowhere; its hash is that of its samples. */
    public Utterance(String id, String label, String speaker, int sampleRate, float[] samples) {
        this(id, label, speaker, sampleRate, samples, ContentHash.ofSamples(sampleRate, samples));
    }

    /** The same word with other samples at the same rate. */
    public Utterance withSamples(float[] newSamples) {
        return new Utterance(id, label, speaker, sampleRate, newSamples, sha256);
    }

    /** The whole of it as a window. */
    public AudioWindow window() {
        return AudioWindow.ofWhole(sampleRate, samples);
    }
}
