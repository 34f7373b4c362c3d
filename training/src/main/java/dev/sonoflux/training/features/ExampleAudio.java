package dev.sonoflux.training.features;

import dev.sonoflux.training.ContentHash;
import dev.sonoflux.training.dataset.Utterance;

/**
 * What an example sounds like.
 *
 * @param samples amplitudes at the rate that was asked for; handed over, not copied
 * @param sha256 what the samples follow from, so that features may be kept under it
 */
public record ExampleAudio(Example example, float[] samples, String sha256) {
    /** Of what is stored nowhere. */
    public static ExampleAudio of(Example example, float[] samples, int sampleRate) {
        return new ExampleAudio(example, samples, ContentHash.ofSamples(sampleRate, samples));
    }

    static ExampleAudio of(Example example, Utterance utterance) {
        return new ExampleAudio(example, utterance.samples(), utterance.sha256());
    }
}
