package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes the recordings out of an archive of the Free Spoken Digit Dataset. Nothing else is taken, whatever the archive calls
 * it: a file's name is its last part, and has to look like a recording's; no links are made, and sizes are limited by what is
 * really read.
 */
final class DigitsArchive {
    private static final Pattern WANTED =
            Pattern.compile("[^/\\\\]+/(recordings/[0-9]_[A-Za-z0-9]{1,40}_[0-9]{1,4}\\.wav|README\\.md)");
    private static final int MOST_FILES = 10_000;
    private static final int MOST_BYTES_OF_ONE = 1 << 20;

    private DigitsArchive() {}

    /**
     * Extracts the recordings into a folder.
     *
     * @throws SonofluxException if it is broken, or its content isn't the published one; nothing should be kept of it then
     */
    static void extract(Path archive, Path folder, String sha256) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Files.createDirectories(folder.resolve("recordings"));
            int files = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Matcher name = WANTED.matcher(entry.getName());
                if (name.matches()) {
                    files++;
                    if (files > MOST_FILES) {
                        throw new SonofluxException(
                                archive + " holds more than " + MOST_FILES + " files; it is refused");
                    }
                    extract(zip, entry, folder.resolve(name.group(1)));
                }
            }
        } catch (IOException e) {
            throw new SonofluxException(archive + " cannot be extracted: " + e.getMessage(), e);
        }
        Dataset dataset = Dataset.open(folder, Split.ALL, Dataset.Broken.FAILS, warning -> {});
        if (!dataset.sha256().equals(sha256)) {
            throw new SonofluxException("The archive's " + dataset.recordings().size()
                    + " recordings are not those of the published version: their SHA-256 is " + dataset.sha256()
                    + " and should be " + sha256);
        }
    }

    private static void extract(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES_OF_ONE + 1);
            if (bytes.length > MOST_BYTES_OF_ONE) {
                throw new SonofluxException(zip.getName() + ": " + entry.getName()
                        + " is larger than a recording of a digit; it is refused");
            }
            Files.write(file, bytes);
        }
    }
}
