package dev.sonoflux.engine.audiofile;

/** Expansion of the 8-bit companded codes of ITU-T Recommendation G.711 to amplitudes in (-1, 1). */
final class G711 {
    private static final float FULL_SCALE = 32768f;
    private static final int MU_BIAS = 0x84;
    private static final float[] A_LAW = new float[256];
    private static final float[] MU_LAW = new float[256];

    static {
        for (int code = 0; code < 256; code++) {
            A_LAW[code] = expandALaw(code) / FULL_SCALE;
            MU_LAW[code] = expandMuLaw(code) / FULL_SCALE;
        }
    }

    private G711() {}

    static float aLaw(byte code) {
        return A_LAW[code & 0xff];
    }

    static float muLaw(byte code) {
        return MU_LAW[code & 0xff];
    }

    /** Table 1 of G.711, on the scale of 16 bits: every other bit is inverted in transmission. */
    private static int expandALaw(int code) {
        int even = code ^ 0x55;
        int segment = (even >> 4) & 7;
        int step = ((even & 0x0f) << 4) + 8;
        int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
        return (even & 0x80) != 0 ? magnitude : -magnitude;
    }

    /** Table 2 of G.711, on the scale of 16 bits: all bits are inverted in transmission. */
    private static int expandMuLaw(int code) {
        int inverted = ~code;
        int segment = (inverted >> 4) & 7;
        int magnitude = ((((inverted & 0x0f) << 3) + MU_BIAS) << segment) - MU_BIAS;
        return (inverted & 0x80) != 0 ? -magnitude : magnitude;
    }
}
