package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.fetch.HttpExchange.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gets one file: goes on where a former try or a former run was cut (RFC 9110, ranges and If-Range), and hands over nothing
 * but what its size and checksum say it should be.
 */
final class Transfer {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");
    private static final int WHOLE_TRIES = 2;

    private final HttpExchange http;
    private final Tries tries;
    private final Consumer<String> notes;

    Transfer(HttpExchange http, Tries tries, Consumer<String> notes) {
        this.http = http;
        this.tries = tries;
        this.notes = notes;
    }

    /**
     * What is wanted.
     *
     * @param size in bytes, where it is known
     * @param most bytes that are accepted where the size isn't known
     */
    record Wanted(URI uri, OptionalLong size, Optional<Checksum> checksum, long most) {
        long limit() {
            return size.orElse(most);
        }
    }

    /**
     * Gets a file.
     *
     * @param progress is told how many bytes there are
     * @throws SonofluxException if it can't be had, or is another than it should be
     */
    void get(Wanted wanted, Path target, LongConsumer progress) {
        PartFile part = new PartFile(target);
        for (int whole = 1; ; whole++) {
            tries.run(
                    () -> {
                        attempt(wanted, part, progress);
                        return part;
                    },
                    part::size);
            Optional<String> problem = wanted.checksum().flatMap(checksum -> checksum.mismatch(part.path()));
            if (problem.isEmpty()) {
                part.complete();
                return;
            }
            part.discard();
            if (whole == WHOLE_TRIES) {
                throw new SonofluxException(wanted.uri() + " is not what it should be: " + problem.get()
                        + "; nothing of it is kept. Try again later, or from another mirror");
            }
            notes.accept(wanted.uri() + ": " + problem.get() + "; once more from its start");
        }
    }

    /** Goes on until all bytes are there, or something keeps it from that. */
    private void attempt(Wanted wanted, PartFile part, LongConsumer progress) {
        String address = wanted.uri().toString();
        Optional<String> version = part.version(address);
        long offset = part.size();
        if (offset > 0
                && (offset > wanted.limit()
                        || version.isEmpty() && wanted.checksum().isEmpty())) {
            part.discard();
            offset = 0;
        }
        if (offset > 0 && wanted.size().isPresent() && offset == wanted.size().getAsLong()) {
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        if (offset > 0) {
            headers.put("Range", "bytes=" + offset + "-");
            version.ifPresent(tag -> headers.put("If-Range", tag));
        }
        Answer answer = http.get(wanted.uri(), headers);
        OptionalLong total = answer.status() == 206
                ? resumed(answer, offset, version, part)
                : restarted(answer, offset, address, part);
        if (wanted.size().isPresent() && total.isPresent() && !total.equals(wanted.size())) {
            part.discard();
            throw new TransferException(
                    answer.uri() + " has " + total.getAsLong() + " bytes and should have "
                            + wanted.size().getAsLong(),
                    Optional.empty());
        }
        receive(answer, wanted, part, progress);
        long size = part.size();
        long expected = wanted.size().orElse(total.orElse(size));
        if (size < expected) {
            throw new TransferException(
                    answer.uri() + ": the connection was cut after " + size + " of " + expected + " bytes",
                    Optional.empty());
        }
    }

    private static OptionalLong resumed(Answer answer, long offset, Optional<String> version, PartFile part) {
        Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
        Optional<String> tag = answer.header("ETag");
        boolean sameVersion = version.isEmpty() || tag.isEmpty() || tag.equals(version);
        if (!range.matches() || Long.parseLong(range.group(1)) != offset || offset == 0 || !sameVersion) {
            part.discard();
            throw new TransferException(
                    answer.uri() + " answers with another part than was asked for"
                            + (sameVersion ? "" : ", of another version")
                            + "; it is fetched from its start",
                    Optional.of(Duration.ZERO));
        }
        return OptionalLong.of(Long.parseLong(range.group(3)));
    }

    private static OptionalLong restarted(Answer answer, long offset, String address, PartFile part) {
        if (answer.status() == 416) {
            part.discard();
            throw new TransferException(
                    answer.uri() + " has nothing after byte " + offset + "; it is fetched from its start",
                    Optional.of(Duration.ZERO));
        }
        // A weak tag says that versions mean the same, not that their bytes are the same.
        part.restart(address, answer.header("ETag").filter(tag -> tag.startsWith("\"")));
        return answer.response().headers().firstValueAsLong("Content-Length");
    }

    private void receive(Answer answer, Wanted wanted, PartFile part, LongConsumer progress) {
        long[] size = {part.size()};
        try (FileChannel channel = part.append()) {
            http.read(answer, bytes -> {
                size[0] += bytes.remaining();
                if (size[0] > wanted.limit()) {
                    throw new SonofluxException(answer.uri() + " sends more than the " + wanted.limit()
                            + " bytes that it should have; it is refused");
                }
                part.write(channel, bytes);
                progress.accept(size[0]);
            });
        } catch (IOException e) {
            throw new SonofluxException(part.path() + " cannot be closed: " + e.getMessage(), e);
        } finally {
            if (size[0] > wanted.limit()) {
                part.discard();
            }
        }
    }
}
