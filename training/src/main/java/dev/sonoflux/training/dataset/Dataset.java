package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import dev.sonoflux.training.ContentHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Labelled recordings of words, from one folder or several, or a part of them, in a fixed order: that of the folders as they
 * were named, and in each of them that of the ids. What is known of all of them is held in memory; audio is read when it is
 * asked for.
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
    private final Optional<Layout> layout;
    private final Split split;
    private final List<Recording> recordings;
    private final List<Dataset> parts;
    private final Broken broken;
    private final Consumer<String> warnings;

    private Dataset(
            String name,
            Optional<Layout> layout,
            Split split,
            List<Recording> recordings,
            List<Dataset> parts,
            Broken broken,
            Consumer<String> warnings) {
        this.name = name;
        this.layout = layout;
        this.split = split;
        this.recordings = recordings;
        this.parts = parts;
        this.broken = broken;
        this.warnings = warnings;
    }

    /**
     * Lists a folder's recordings; its layout is told by looking at it.
     *
     * @see #open(List, Optional, Split, Broken, Consumer)
     */
    public static Dataset open(Path folder, Split split, Broken broken, Consumer<String> warnings) {
        return open(List.of(folder), Optional.empty(), split, broken, warnings);
    }

    /**
     * Lists the recordings of one folder or several.
     *
     * @param folders where they are: folders, manifests, parquet files. The ids of several folders' recordings start with
     *     the folder's name and {@code /}
     * @param layout how each of them says what is what; told by looking, if it isn't said
     * @param broken what happens when a recording can't be read
     * @param warnings is told, in one sentence each, what is wrong without being fatal
     * @throws SonofluxException if there are no such recordings in one of the folders
     */
    public static Dataset open(
            List<Path> folders, Optional<Layout> layout, Split split, Broken broken, Consumer<String> warnings) {
        List<DatasetFolder> listed = folders.stream()
                .map(folder -> DatasetFolder.list(folder, layout, warnings))
                .toList();
        List<String> names = distinctNames(listed);
        List<Dataset> parts = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            String prefix = listed.size() > 1 ? names.get(i) + "/" : "";
            parts.add(part(listed.get(i), names.get(i), prefix, split, broken, warnings));
        }
        if (parts.stream().allMatch(part -> part.recordings.isEmpty())) {
            throw new SonofluxException(folders.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ": no recordings in the split '"
                    + split + "', though "
                    + listed.stream().mapToInt(f -> f.recordings().size()).sum() + " outside of it");
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<Recording> all =
                parts.stream().flatMap(part -> part.recordings.stream()).toList();
        return new Dataset(String.join("+", names), Optional.empty(), split, all, List.copyOf(parts), broken, warnings);
    }

    private static Dataset part(
            DatasetFolder folder, String name, String prefix, Split split, Broken broken, Consumer<String> warnings) {
        List<Recording> chosen = folder.recordings().stream()
                .filter(split::contains)
                .map(recording -> recording.withId(prefix + recording.id()))
                .toList();
        return new Dataset(name, Optional.of(folder.layout()), split, chosen, List.of(), broken, warnings);
    }

    /** The folders' names; the second of a name is {@code name-2}. */
    private static List<String> distinctNames(List<DatasetFolder> folders) {
        Map<String, Integer> counts = new HashMap<>();
        return folders.stream()
                .map(folder -> {
                    int count = counts.merge(folder.name(), 1, Integer::sum);
                    return count == 1 ? folder.name() : folder.name() + "-" + count;
                })
                .toList();
    }

    /** Name of the folder; of several, their names with {@code +}. */
    public String name() {
        return name;
    }

    /** How the folder says what is what; nothing where there are several. */
    public Optional<Layout> layout() {
        return layout;
    }

    public Split split() {
        return split;
    }

    /** The folders' datasets, one each, with the ids that their recordings have here. */
    public List<Dataset> parts() {
        return parts.isEmpty() ? List.of(this) : parts;
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

    /** Some of the recordings, in the same order; what warnings there are of them are those of all. */
    public Dataset part(Predicate<Recording> isChosen) {
        List<Recording> chosen = recordings.stream().filter(isChosen).toList();
        return new Dataset(name, layout, split, chosen, List.of(), broken, warning -> {});
    }

    /** The same recordings in an order that follows from the seed. */
    public Dataset shuffled(long seed) {
        List<Recording> order = new ArrayList<>(recordings);
        Collections.shuffle(order, new Random(seed));
        return new Dataset(name, layout, split, List.copyOf(order), parts, broken, warnings);
    }

    /**
     * Samples per second that the first recording is stored with.
     *
     * @throws SonofluxException if it is broken
     */
    public int storedRate() {
        try (StoredAudio audio = new StoredAudio()) {
            return audio.read(recordings.get(0).audio()).clip().sampleRate();
        }
    }

    /** The recordings at this rate, in order; a broken one fails the stream, or is left out with a warning. */
    public Flux<Utterance> utterances(int sampleRate) {
        return Flux.using(
                StoredAudio::new,
                audio -> Flux.fromIterable(recordings).concatMap(r -> read(audio, r, sampleRate), 1),
                StoredAudio::close);
    }

    private Mono<Utterance> read(StoredAudio audio, Recording recording, int sampleRate) {
        try {
            return Mono.just(utterance(audio.read(recording.audio()), recording, sampleRate));
        } catch (SonofluxException e) {
            if (broken == Broken.FAILS) {
                return Mono.error(e);
            }
            warnings.accept("left out: " + e.getMessage());
            return Mono.empty();
        }
    }

    private Utterance utterance(StoredAudio.Stored stored, Recording recording, int sampleRate) {
        AudioClip clip = stored.clip();
        clip.warnings().forEach(w -> warnings.accept(w.message()));
        float[] resampled = Resampler.resample(clip.samples(), clip.sampleRate(), ResampleConfig.ofRate(sampleRate));
        return new Utterance(
                recording.id(), recording.label(), recording.speaker(), sampleRate, resampled, stored.sha256());
    }

    /**
     * SHA-256 over the ids, lengths and contents of all recordings in order, and over labels and speakers where ids don't
     * tell them: what is trained on, to the byte.
     */
    public String sha256() {
        MessageDigest digest = ContentHash.sha256();
        try (StoredAudio audio = new StoredAudio()) {
            for (Recording recording : recordings) {
                byte[] content = audio.bytes(recording.audio());
                digest.update(recording.id().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, content.length));
                digest.update(content);
                if (!layout.equals(Optional.of(Layout.FSDD))) {
                    digest.update(
                            (recording.label() + "\0" + recording.speaker() + "\0").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return ContentHash.hex(digest);
    }
}
