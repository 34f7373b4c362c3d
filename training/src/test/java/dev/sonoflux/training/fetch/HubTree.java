package dev.sonoflux.training.fetch;

import static dev.sonoflux.training.fetch.ScriptedServer.whole;

import dev.sonoflux.training.ContentHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What the hub says about the files of a commit. */
final class HubTree {
    private HubTree() {}

    /** A file that git keeps. */
    static String entry(String path, byte[] content) {
        return "{\"type\": \"file\", \"path\": \"" + path + "\", \"size\": " + content.length + ", \"oid\": \""
                + gitId(content) + "\"}";
    }

    /** A file in large file storage. */
    static String largeEntry(String path, byte[] content) {
        return "{\"type\": \"file\", \"path\": \"" + path + "\", \"size\": " + content.length
                + ", \"oid\": \"ffffffffffffffffffffffffffffffffffffffff\", \"lfs\": {\"oid\": \""
                + ContentHash.of(content) + "\", \"size\": " + content.length + ", \"pointerSize\": 130}}";
    }

    private static String gitId(byte[] content) {
        MessageDigest digest = new Checksum.GitBlob("").start(content.length);
        digest.update(content);
        return ContentHash.hex(digest);
    }

    static ScriptedServer.Answer json(String text, String... headers) {
        return whole(text.getBytes(StandardCharsets.UTF_8), headers);
    }
}
