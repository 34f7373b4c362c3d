package dev.sonoflux.training.openset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.AudioReader;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.source.DirectorySource;
import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import dev.sonoflux.training.ContentHash;
import dev.sonoflux.training.FolderName;
import dev.sonoflux.training.dataset.Dataset.Broken;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.features.ExampleAudio;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;

/** Recordings without labels: those in some folders, and in the folders in these, in the order of their names. */
public final class SoundFiles {
    /** How much of a recording is used at most: its beginning. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int PART = 1 << 14;

    private final List<Folder> folders;
    private final Broken broken;
    private final Consumer<String> warnings;

    /**
     * A recording.
     *
     * @param name its folder's name and its path from there
     */
    record SoundFile(String name, Path path) {}

    /**
     * How many examples come of a recording.
     *
     * @param count 0 or more
     */
    record Share(SoundFile file, int count) {}

    private record Folder(String name, List<SoundFile> files) {}

    private SoundFiles(List<Folder> folders, Broken broken, Consumer<String> warnings) {
        this.folders = folders;
        this.broken = broken;
        this.warnings = warnings;
    }

    /**
     * Lists the recordings, but reads none of them.
     *
     * @param broken what happens when one can't be read
     * @param warnings is told, in one sentence each, what is wrong without being fatal
     * @throws SonofluxException if there are none in one of the folders
     */
    public static SoundFiles in(List<Path> folders, Broken broken, Consumer<String> warnings) {
        return new SoundFiles(folders.stream().map(SoundFiles::list).toList(), broken, warnings);
    }

    private static Folder list(Path folder) {
        String name = FolderName.of(folder);
        List<SoundFile> files = DirectorySource.of(folder)
                .streams()
                .map(AudioStream::name)
                .map(file -> new SoundFile(name + "/" + file, folder.resolve(file)))
                .collectList()
                .block();
        return new Folder(name, files);
    }

    /** What there is, for people: a line for each folder. */
    public List<String> descriptions() {
        return folders.stream()
                .map(folder -> folder.name() + ": " + folder.files().size() + " recordings without labels")
                .toList();
    }

    /** Shares out examples by how long the recordings are, so that a minute counts the same in whatever file it is. */
    private List<Share> shares(int count) {
        List<SoundFile> files =
                folders.stream().flatMap(folder -> folder.files().stream()).toList();
        double[] until = new double[files.size() + 1];
        for (int f = 0; f < files.size(); f++) {
            until[f + 1] = until[f] + seconds(files.get(f));
        }
        double rate = count / until[files.size()];
        List<Share> shares = new ArrayList<>();
        for (int f = 0; f < files.size(); f++) {
            int own = (int) (Math.round(rate * until[f + 1]) - Math.round(rate * until[f]));
            if (own > 0) {
                shares.add(new Share(files.get(f), own));
            }
        }
        return shares;
    }

    /** How much of a recording is used; 0 if it is broken and left out. */
    private double seconds(SoundFile file) {
        try (AudioReader reader = AudioReader.open(file.path(), ChannelMix.mean())) {
            long frames = reader.info().frames().orElseGet(() -> counted(reader));
            if (frames == 0) {
                throw new SonofluxException(file.path() + ": there are no samples in it");
            }
            return Math.min(LONGEST.toSeconds(), (double) frames / reader.info().sampleRate());
        } catch (SonofluxException e) {
            leaveOut(e);
            return 0;
        }
    }

    private static long counted(AudioReader reader) {
        float[] part = new float[PART];
        long frames = 0;
        for (int n = reader.read(part); n >= 0; n = reader.read(part)) {
            frames += n;
        }
        return frames;
    }

    private void leaveOut(SonofluxException reason) {
        if (broken == Broken.FAILS) {
            throw reason;
        }
        warnings.accept("left out: " + reason.getMessage());
    }

    /**
     * Examples of all recordings, in their order; one is in memory at a time, and those that are left out give none.
     *
     * @param count how many examples there are
     * @param cut what a recording gives: as many as its share says, or none
     */
    Flux<ExampleAudio> examples(int count, int sampleRate, BiFunction<Share, float[], List<ExampleAudio>> cut) {
        return Flux.fromIterable(shares(count))
                .concatMapIterable(
                        share -> read(share.file(), sampleRate)
                                .map(samples -> cut.apply(share, samples))
                                .orElse(List.of()),
                        1);
    }

    /**
     * The beginning of a recording at this rate; nothing if it is broken and left out.
     *
     * @throws SonofluxException if it is broken and not to be left out
     */
    private Optional<float[]> read(SoundFile file, int sampleRate) {
        try (AudioReader reader = AudioReader.open(file.path(), ChannelMix.mean())) {
            float[] samples = read(reader, sampleRate);
            reader.warnings().forEach(w -> warnings.accept(w.message()));
            return Optional.of(samples);
        } catch (SonofluxException e) {
            leaveOut(e);
            return Optional.empty();
        }
    }

    private static float[] read(AudioReader reader, int sampleRate) {
        int rate = reader.info().sampleRate();
        long most = LONGEST.toSeconds() * rate;
        Resampler resampler = new Resampler(ResampleConfig.ofRate(sampleRate));
        List<PcmFrame> frames = new ArrayList<>();
        float[] part = new float[PART];
        long position = 0;
        for (int n = reader.read(part); n >= 0 && position < most; n = reader.read(part)) {
            resampler.accept(new PcmFrame(rate, position, Arrays.copyOf(part, n)), frames::add);
            position += n;
        }
        resampler.flush(frames::add);
        return joined(frames);
    }

    private static float[] joined(List<PcmFrame> frames) {
        float[] samples = new float[frames.stream().mapToInt(PcmFrame::length).sum()];
        int at = 0;
        for (PcmFrame frame : frames) {
            System.arraycopy(frame.samples(), 0, samples, at, frame.length());
            at += frame.length();
        }
        return samples;
    }

    /** An entry for each folder, with a hash over the names and contents of its recordings, in order. */
    List<Provenance.Dataset> provenance() {
        return folders.stream()
                .map(folder -> new Provenance.Dataset(
                        folder.name(), Split.ALL.toString(), folder.files().size(), sha256(folder.files()), List.of()))
                .toList();
    }

    private static String sha256(List<SoundFile> files) {
        MessageDigest digest = ContentHash.sha256();
        for (SoundFile file : files) {
            try {
                digest.update((file.name() + "\0" + Files.size(file.path()) + "\0").getBytes(StandardCharsets.UTF_8));
                try (InputStream in = new DigestInputStream(Files.newInputStream(file.path()), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException e) {
                throw new SonofluxException(file.path() + ": cannot be read: " + e.getMessage(), e);
            }
        }
        return ContentHash.hex(digest);
    }
}
