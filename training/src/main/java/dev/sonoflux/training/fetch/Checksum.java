package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** What a file's content has to be. */
sealed interface Checksum {
    /** Its name, for messages. */
    String algorithm();

    /** In lower-case hexadecimal. */
    String value();

    /** The digest, before the file's bytes. */
    MessageDigest start(long size);

    record Sha256(String value) implements Checksum {
        /** That of a file as it is. */
        static Sha256 of(Path file) {
            return new Sha256(new Sha256("").digest(file));
        }

        @Override
        public String algorithm() {
            return "SHA-256";
        }

        @Override
        public MessageDigest start(long size) {
            return ContentHash.sha256();
        }
    }

    /** The id that git gives a file: SHA-1 over its length and its bytes. */
    record GitBlob(String value) implements Checksum {
        @Override
        public String algorithm() {
            return "git id";
        }

        @Override
        public MessageDigest start(long size) {
            MessageDigest digest = ContentHash.sha1();
            digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
            return digest;
        }
    }

    /** What is wrong with a file, if anything is. */
    default Optional<String> mismatch(Path file) {
        String is = digest(file);
        return is.equals(value())
                ? Optional.empty()
                : Optional.of("its " + algorithm() + " is " + is + " and should be " + value());
    }

    /** What a file's is, in lower-case hexadecimal. */
    default String digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = start(Files.size(file));
            byte[] part = new byte[1 << 16];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
            return ContentHash.hex(digest);
        } catch (IOException e) {
            throw new SonofluxException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
