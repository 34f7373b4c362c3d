package dev.sonoflux.engine.audiofile;

/**
 * The 8-bit companded codes of ITU-T Recommendation G.711 (1988): compression of amplitudes, whose full scale is 1, and expansion of
 * codes to amplitudes in (-1, 1).
 */
public final class G711 {
    private static final float FULL_SCALE = 32768f;
    private static final int MU_BIAS = 0x84;
    /** Full scale in the units of table 2a, whose first decision value is 1. */
    private static final double MU_UNITS = 8192;
    /** Added to µ-law magnitudes so that every segment begins at a power of two; in the units of table 2a. */
    private static final double MU_UNIT_BIAS = 33;
    /** The virtual decision value at which table 2a ends. */
    private static final double MU_HIGHEST = 8159;
    /** Full scale in the units of table 1a: the virtual decision value at which it ends. */
    private static final double A_UNITS = 4096;

    private static final int SIGN = 0x80;
    private static final int EVEN_BITS = 0x55;
    private static final float[] A_LAW = new float[256];
    private static final float[] MU_LAW = new float[256];

    static {
        for (int code = 0; code < 256; code++) {
            A_LAW[code] = expandALaw(code) / FULL_SCALE;
            MU_LAW[code] = expandMuLaw(code) / FULL_SCALE;
        }
    }

    private G711() {}

    /** What an A-law code stands for. */
    public static float aLaw(byte code) {
        return A_LAW[code & 0xff];
    }

    /** What a µ-law code stands for. */
    public static float muLaw(byte code) {
        return MU_LAW[code & 0xff];
    }

    /** The A-law code of an amplitude (table 1a); what is beyond full scale is clipped. */
    public static byte toALaw(float amplitude) {
        double magnitude = Math.min(Math.abs((double) amplitude) * A_UNITS, Math.nextDown(A_UNITS));
        int segment = Math.max(0, Math.getExponent(magnitude) - 4);
        int interval = (int) Math.scalb(magnitude, -Math.max(1, segment)) & 0x0f;
        int code = (amplitude < 0 ? 0 : SIGN) | segment << 4 | interval;
        return (byte) (code ^ EVEN_BITS);
    }

    /** The µ-law code of an amplitude (table 2a); what is beyond full scale is clipped. */
    public static byte toMuLaw(float amplitude) {
        double magnitude = Math.min(Math.abs((double) amplitude) * MU_UNITS, Math.nextDown(MU_HIGHEST)) + MU_UNIT_BIAS;
        int segment = Math.getExponent(magnitude) - 5;
        int interval = (int) Math.scalb(magnitude, -segment - 1) & 0x0f;
        return (byte) ~((amplitude < 0 ? SIGN : 0) | segment << 4 | interval);
    }

    /** Table 1 of G.711, on the scale of 16 bits: every other bit is inverted in transmission. */
    private static int expandALaw(int code) {
        int even = code ^ EVEN_BITS;
        int segment = (even >> 4) & 7;
        int step = ((even & 0x0f) << 4) + 8;
        int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
        return (even & SIGN) != 0 ? magnitude : -magnitude;
    }

    /** Table 2 of G.711, on the scale of 16 bits: all bits are inverted in transmission. */
    private static int expandMuLaw(int code) {
        int inverted = ~code;
        int segment = (inverted >> 4) & 7;
        int magnitude = ((((inverted & 0x0f) << 3) + MU_BIAS) << segment) - MU_BIAS;
        return (inverted & SIGN) != 0 ? -magnitude : magnitude;
    }
}
