package dev.sonoflux.training;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes that say what data is. */
public final class ContentHash {
    private ContentHash() {}

    public static MessageDigest sha256() {
        return digest("SHA-256");
    }

    /** For formats that ask for it; it proves nothing against somebody who means harm. */
    public static MessageDigest sha1() {
        return digest("SHA-1");
    }

    /** What has been digested, in lower-case hexadecimal. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of a byte array. */
    public static String of(byte[] bytes) {
        MessageDigest digest = sha256();
        digest.update(bytes);
        return hex(digest);
    }

    /** SHA-256 of numbers, big-endian. */
    public static String of(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        return of(bytes.array());
    }

    /** SHA-256 of {@link #bytes} of samples. */
    public static String ofSamples(int sampleRate, float[] samples) {
        return of(bytes(sampleRate, samples));
    }

    /** The rate and the samples, big-endian. */
    public static byte[] bytes(int sampleRate, float[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Float.BYTES * samples.length);
        bytes.putInt(sampleRate);
        bytes.asFloatBuffer().put(samples);
        return bytes.array();
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
