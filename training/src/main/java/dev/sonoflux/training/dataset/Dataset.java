package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A folder of recordings named {@code {label}_{speaker}_{index}.wav}, or a part of it, in the order of the files'
 * names.
 */
public final class Dataset {
    /** What happens when a recording is broken. */
    public enum Broken {
        /** It ends everything. */
        FAILS,
        /** It is left out with a warning. */
        IS_SKIPPED
    }

    private final String name;
    private final Split split;
    private final List<Recording> recordings;
    private final Broken broken;
    private final Consumer<String> warnings;

    private Dataset(String name, Split split, List<Recording> recordings, Broken broken, Consumer<String> warnings) {
        this.name = name;
        this.split = split;
        this.recordings = recordings;
        this.broken = broken;
        this.warnings = warnings;
    }

    /**
     * Lists a folder's recordings.
     *
     * @param broken what happens when one of them can't be read
     * @param warnings is told, in one sentence each, what is wrong without being fatal
     * @throws SonofluxException if it is no folder, or has no such recordings
     */
    public static Dataset open(Path folder, Split split, Broken broken, Consumer<String> warnings) {
        List<Path> files = audioFiles(folder);
        List<Recording> all = new ArrayList<>();
        for (Path file : files) {
            Recording.of(file)
                    .ifPresentOrElse(
                            all::add,
                            () -> warnings.accept(
                                    file + " is left out: its name is not {label}_{speaker}_{index}, e.g. "
                                            + "7_theo_12.wav"));
        }
        List<Recording> chosen = all.stream().filter(split::contains).toList();
        if (chosen.isEmpty()) {
            throw new SonofluxException(folder + " has no recordings named {label}_{speaker}_{index}.wav"
                    + (all.isEmpty() ? "" : " in its split '" + split + "', though " + all.size() + " outside of it")
                    + ", e.g. 7_theo_12.wav (" + files.size() + " audio files were found)");
        }
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        return new Dataset(name, split, chosen, broken, warnings);
    }

    private static List<Path> audioFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SonofluxException(folder + (Files.exists(folder) ? " is not a folder" : " does not exist")
                    + "; a dataset is a folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Recording::isAudio)
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new SonofluxException(folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Name of the folder. */
    public String name() {
        return name;
    }

    public Split split() {
        return split;
    }

    public List<Recording> recordings() {
        return recordings;
    }

    /** All words in alphabetical order. */
    public List<String> labels() {
        return recordings.stream().map(Recording::label).distinct().sorted().toList();
    }

    /** All speakers in alphabetical order. */
    public List<String> speakers() {
        return recordings.stream().map(Recording::speaker).distinct().sorted().toList();
    }

    /** The recordings at this rate, in order; a broken one fails the stream, or is left out with a warning. */
    public Flux<Utterance> utterances(int sampleRate) {
        return Flux.fromIterable(recordings).concatMap(recording -> read(recording, sampleRate), 1);
    }

    private Mono<Utterance> read(Recording recording, int sampleRate) {
        try {
            return Mono.just(recording.read(sampleRate, warnings));
        } catch (SonofluxException e) {
            if (broken == Broken.FAILS) {
                return Mono.error(e);
            }
            warnings.accept("left out: " + e.getMessage());
            return Mono.empty();
        }
    }

    /** SHA-256 over the names, lengths and contents of all files in order: what is trained on, to the byte. */
    public String sha256() {
        MessageDigest digest = sha256Digest();
        for (Recording recording : recordings) {
            try {
                byte[] content = Files.readAllBytes(recording.file());
                digest.update(recording.id().getBytes(StandardCharsets.UTF_8));
                digest.update(ByteBuffer.allocate(1 + Long.BYTES)
                        .put((byte) 0)
                        .putLong(content.length)
                        .array());
                digest.update(content);
            } catch (IOException e) {
                throw new SonofluxException(recording.file() + " cannot be read: " + e.getMessage(), e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
