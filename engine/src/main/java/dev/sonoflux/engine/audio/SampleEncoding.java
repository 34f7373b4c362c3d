package dev.sonoflux.engine.audio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How one sample is stored. Names are those that ffmpeg and sox users know. */
public enum SampleEncoding {
    U8("u8", 1, false),
    S8("s8", 1, false),
    S16_LE("s16le", 2, false),
    S16_BE("s16be", 2, true),
    S24_LE("s24le", 3, false),
    S24_BE("s24be", 3, true),
    S32_LE("s32le", 4, false),
    S32_BE("s32be", 4, true),
    F32_LE("f32le", 4, false),
    F32_BE("f32be", 4, true),
    F64_LE("f64le", 8, false),
    F64_BE("f64be", 8, true),
    A_LAW("alaw", 1, false),
    MU_LAW("mulaw", 1, false);

    private final String label;
    private final int bytes;
    private final boolean bigEndian;

    SampleEncoding(String label, int bytes, boolean bigEndian) {
        this.label = label;
        this.bytes = bytes;
        this.bigEndian = bigEndian;
    }

    /** The name used in configuration, e.g. {@code s16le}. */
    public String label() {
        return label;
    }

    /** Bytes that one sample of one channel takes. */
    public int bytes() {
        return bytes;
    }

    public boolean bigEndian() {
        return bigEndian;
    }

    /** Every configuration name. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(SampleEncoding::label).toList();
    }

    /** The encoding of that configuration name, if there is one. */
    public static Optional<SampleEncoding> ofLabel(String label) {
        return Arrays.stream(values()).filter(e -> e.label.equals(label)).findFirst();
    }
}
