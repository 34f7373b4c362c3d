package dev.sonoflux.operators.bundle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file of a bundle.
 *
 * @param name its name in the bundle's folder, without any path
 * @param sha256 of its content, 64 hexadecimal digits
 */
public record BundleFile(String name, String sha256) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public BundleFile {
        if (!NAME.matcher(name).matches() || name.equals(BundleManifest.FILE)) {
            throw new IllegalArgumentException("'file' must name a file beside " + BundleManifest.FILE
                    + " by letters, digits, '.', '-' and '_', not '" + name + "'");
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("'sha256' must be 64 hexadecimal digits, not '" + sha256 + "'");
        }
    }

    /** A file with this content. */
    public static BundleFile of(String name, byte[] content) {
        return new BundleFile(name, sha256(content));
    }

    boolean holds(byte[] content) {
        return sha256.equals(sha256(content));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
