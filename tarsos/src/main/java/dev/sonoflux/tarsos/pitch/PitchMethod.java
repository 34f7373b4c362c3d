package dev.sonoflux.tarsos.pitch;

import be.tarsos.dsp.pitch.McLeodPitchMethod;
import be.tarsos.dsp.pitch.PitchDetector;
import be.tarsos.dsp.pitch.Yin;

/** How TarsosDSP estimates pitch. */
public enum PitchMethod {
    /**
     * YIN: A. de Cheveigné and H. Kawahara, "YIN, a fundamental frequency estimator for speech and music", J. Acoust. Soc. Am.
     * 111(4), 2002.
     */
    YIN {
        @Override
        PitchDetector detector(int sampleRate, int windowSamples, double probability) {
            return new Yin(sampleRate, windowSamples, 1 - probability);
        }
    },
    /** P. McLeod and G. Wyvill, "A smarter way to find pitch", ICMC 2005; TarsosDSP's finds nothing below 80 Hz. */
    MCLEOD {
        @Override
        PitchDetector detector(int sampleRate, int windowSamples, double probability) {
            return new McLeodPitchMethod(sampleRate, windowSamples);
        }
    };

    /** @param probability what is less periodic has no pitch, as far as the method can be told so */
    abstract PitchDetector detector(int sampleRate, int windowSamples, double probability);
}
