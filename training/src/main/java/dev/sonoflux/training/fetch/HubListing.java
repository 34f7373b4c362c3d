package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.fetch.Checksum.GitBlob;
import dev.sonoflux.training.fetch.Checksum.Sha256;
import dev.sonoflux.training.fetch.HttpExchange.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What files a repository of the hub has: the commit that a revision means, and the tree of that commit with sizes and checksums
 * (the hub's own programming interface, {@code /api/datasets} and {@code /api/models}).
 */
final class HubListing {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_JSON_BYTES = 32L << 20;
    private static final int MOST_PAGES = 1000;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");

    private final HttpExchange http;
    private final Tries tries;
    private final String host;

    /** A page of JSON, and the address of the next one. */
    private record Page(JsonNode json, Optional<URI> next) {}

    /** @param host scheme, host and what comes before the paths, without a slash at its end */
    HubListing(HttpExchange http, Tries tries, String host) {
        this.http = http;
        this.tries = tries;
        this.host = host;
    }

    /** The commit that a branch or tag stands for now. */
    String commit(HubRepository hub) {
        URI uri = URI.create(host + hub.api() + "/revision/" + encoded(hub.revision()));
        String commit = page(uri).json().path("sha").asString("");
        if (!COMMIT.matcher(commit).matches()) {
            throw new SonofluxException(uri + " answers with no commit; is it a hub?");
        }
        return commit;
    }

    /** The files of a commit that are wanted, in order of their paths. */
    List<HubFile> files(HubRepository hub, String commit) {
        List<HubFile> files = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        URI uri = URI.create(host + hub.api() + "/tree/" + commit + "?recursive=true");
        Optional<URI> next = Optional.of(uri);
        for (int page = 0; next.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw new SonofluxException(
                        uri + " has more than " + MOST_PAGES + " pages of files; that is no repository of data");
            }
            Page tree = page(next.get());
            if (!tree.json().isArray()) {
                throw new SonofluxException(next.get() + " answers with no list of files; is it a hub?");
            }
            for (JsonNode entry : tree.json()) {
                if (entry.path("type").asString("").equals("file")
                        && hub.kind().wants(entry.path("path").asString(""))) {
                    HubFile file = file(entry, uri);
                    if (!paths.add(file.path())) {
                        throw new SonofluxException(uri + " lists " + file.path() + " twice");
                    }
                    files.add(file);
                }
            }
            next = tree.next();
        }
        files.sort((a, b) -> a.path().compareTo(b.path()));
        return files;
    }

    /** Where a file's content is. */
    URI content(HubRepository hub, String commit, HubFile file) {
        String path =
                Arrays.stream(file.path().split("/")).map(HubListing::encoded).collect(Collectors.joining("/"));
        return URI.create(host + hub.content() + "/resolve/" + commit + "/" + path);
    }

    private static HubFile file(JsonNode entry, URI uri) {
        String path = entry.path("path").asString("");
        JsonNode lfs = entry.path("lfs");
        long size = lfs.path("size").asLong(entry.path("size").asLong(-1));
        String sha256 = lfs.path("oid").asString("");
        String blob = entry.path("oid").asString("");
        boolean hashed = lfs.isObject()
                ? SHA256.matcher(sha256).matches()
                : COMMIT.matcher(blob).matches();
        if (size < 0 || !hashed || !staysInside(path)) {
            throw new SonofluxException(uri + " lists a file '" + path + "' that is refused: "
                    + (staysInside(path) ? "its size or checksum is missing" : "its path leads elsewhere"));
        }
        return new HubFile(path, size, lfs.isObject() ? new Sha256(sha256) : new GitBlob(blob));
    }

    private static boolean staysInside(String path) {
        return Arrays.stream(path.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.startsWith(".") || part.matches(".*[\\\\:\\p{Cntrl}].*"));
    }

    private Page page(URI uri) {
        return tries.run(() -> read(uri), () -> 0);
    }

    private Page read(URI uri) {
        Answer answer = http.get(uri, Map.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        http.read(answer, part -> {
            if (bytes.size() + part.remaining() > MOST_JSON_BYTES) {
                throw new SonofluxException(
                        uri + " answers with more than " + MOST_JSON_BYTES + " bytes; it is refused");
            }
            byte[] some = new byte[part.remaining()];
            part.get(some);
            bytes.writeBytes(some);
        });
        try {
            return new Page(JSON.readTree(bytes.toByteArray()), next(answer));
        } catch (JacksonException e) {
            throw new SonofluxException(uri + " answers with no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Whatever host a mirror names for the next page, it is asked of the mirror itself. */
    private Optional<URI> next(Answer answer) {
        Matcher link = NEXT.matcher(answer.header("Link").orElse(""));
        if (!link.find()) {
            return Optional.empty();
        }
        URI target = answer.uri().resolve(link.group(1));
        int api = target.getRawPath().indexOf("/api/");
        return api < 0
                ? Optional.empty()
                : Optional.of(URI.create(host + target.getRawPath().substring(api) + "?" + target.getRawQuery()));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
