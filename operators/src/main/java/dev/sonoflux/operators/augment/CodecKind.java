package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audiofile.G711;

/** How samples are coded; what is beyond full scale is clipped. */
public enum CodecKind {
    /** ITU-T G.711 µ-law: telephones in North America and Japan; 8 bits at 8 kHz. */
    MU_LAW {
        @Override
        float coded(float sample) {
            return G711.muLaw(G711.toMuLaw(sample));
        }
    },
    /** ITU-T G.711 A-law: telephones elsewhere; 8 bits at 8 kHz. */
    A_LAW {
        @Override
        float coded(float sample) {
            return G711.aLaw(G711.toALaw(sample));
        }
    },
    /** 256 even steps. */
    PCM_8 {
        @Override
        float coded(float sample) {
            return rounded(sample, 1 << 7);
        }
    },
    /** 65,536 even steps. */
    PCM_16 {
        @Override
        float coded(float sample) {
            return rounded(sample, 1 << 15);
        }
    };

    /** What a sample is heard as. */
    abstract float coded(float sample);

    /** Whether it is at 8 kHz, whatever a stream's rate. */
    boolean isTelephone() {
        return this == MU_LAW || this == A_LAW;
    }

    private static float rounded(float sample, int steps) {
        return Math.max(-steps, Math.min(steps - 1, Math.round(sample * steps))) / (float) steps;
    }
}
