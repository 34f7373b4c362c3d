package dev.sonoflux.sinks.files;

import java.util.Locale;
import java.util.regex.Pattern;

/** File names for segments that every file system takes. */
final class SegmentName {
    private static final int MAX_STREAM_CHARACTERS = 80;
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}._-]+");
    private static final Pattern LEADING_DOTS = Pattern.compile("^\\.+");

    private SegmentName() {}

    /** A stream's name without extension, with letters, digits, dots, hyphens and underscores alone; never empty. */
    static String safe(String stream) {
        String bare = EXTENSION.matcher(stream).replaceFirst("");
        String safe = LEADING_DOTS.matcher(UNSAFE.matcher(bare).replaceAll("_")).replaceFirst("_");
        String kept = safe.substring(0, Math.min(safe.length(), MAX_STREAM_CHARACTERS));
        return kept.isEmpty() ? "stream" : kept;
    }

    static String of(String safeStream, long segment) {
        return String.format(Locale.ROOT, "%s-%05d.wav", safeStream, segment);
    }
}
