package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audiofile.AudioReader;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Recordings as noise. A stream draws one of them, and where in it to begin; it goes on from its start when it has ended. Each is
 * mixed down, brought to the stream's rate and made as loud as any other in its mean. What was read last is kept, up to 64 MiB;
 * of a recording longer than {@link #LONGEST}, the beginning is used. Can be shared between streams and threads.
 */
public final class RecordedNoise implements NoiseKind {
    /** How much of a recording is used at most. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int MAX_KEPT_SAMPLES = 1 << 24;
    private static final int PART = 1 << 14;

    private final Path root;
    private final List<Path> files;
    private final Map<Key, float[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptSamples;

    private record Key(Path file, int sampleRate) {}

    private RecordedNoise(Path root, List<Path> files) {
        this.root = root;
        this.files = files;
    }

    /**
     * Lists the recordings, but reads none of them.
     *
     * @param path a recording, or a folder that has some, or whose folders have some
     * @throws SonofluxException if there are none
     */
    public static RecordedNoise in(Path path) {
        if (Files.isRegularFile(path)) {
            return new RecordedNoise(path.toAbsolutePath().getParent(), List.of(path.toAbsolutePath()));
        }
        if (!Files.isDirectory(path)) {
            throw new SonofluxException(path + ": there is no such file or folder; check the path");
        }
        Path folder = path.toAbsolutePath();
        try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> files = below.filter(AudioReader::isNamedAsAudio)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new SonofluxException(path + " has no recordings; they are WAV, AIFF, AU or FLAC files");
            }
            return new RecordedNoise(folder, files);
        } catch (IOException | UncheckedIOException e) {
            throw new SonofluxException(path + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** How many recordings there are. */
    public int size() {
        return files.size();
    }

    /**
     * SHA-256 over the names and contents of all of them, in order.
     *
     * @throws SonofluxException if one cannot be read
     */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                String name = root.relativize(file).toString().replace('\\', '/');
                digest.update((name + "\0" + Files.size(file) + "\0").getBytes(StandardCharsets.UTF_8));
                try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new SonofluxException("a recording of noise cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @throws SonofluxException if the recording that is drawn is broken or silent */
    @Override
    public Signal signal(StreamRandom random, int sampleRate) {
        float[] noise = samples(new Key(files.get(random.nextInt(files.size())), sampleRate));
        int[] at = {random.nextInt(noise.length)};
        return () -> {
            at[0] = at[0] + 1 < noise.length ? at[0] + 1 : 0;
            return noise[at[0]];
        };
    }

    /**
     * Adds a stretch of a recording that is drawn, as long as {@code samples}. Where it begins is drawn, too; a recording that is
     * shorter is heard once, at a time that is drawn.
     *
     * @param rms of the whole recording
     * @throws SonofluxException if the recording that is drawn is broken or silent
     */
    void addStretch(float[] samples, double rms, StreamRandom random, int sampleRate) {
        float[] recording = samples(new Key(files.get(random.nextInt(files.size())), sampleRate));
        int from = random.nextInt(Math.abs(recording.length - samples.length) + 1);
        boolean shorter = recording.length < samples.length;
        int heard = Math.min(recording.length, samples.length);
        for (int i = 0; i < heard; i++) {
            samples[shorter ? from + i : i] += (float) (rms * recording[shorter ? i : from + i]);
        }
    }

    /** What a plan tells of it. */
    Map<String, String> details() {
        return Map.of("recordings", size() + ", SHA-256 " + sha256());
    }

    private synchronized float[] samples(Key key) {
        float[] known = kept.get(key);
        if (known == null) {
            known = read(key);
            kept.put(key, known);
            keptSamples += known.length;
            letGoOfOldest();
        }
        return known;
    }

    private void letGoOfOldest() {
        List<Key> oldestFirst = new ArrayList<>(kept.keySet());
        for (int i = 0; i < oldestFirst.size() - 1 && keptSamples > MAX_KEPT_SAMPLES; i++) {
            keptSamples -= kept.remove(oldestFirst.get(i)).length;
        }
    }

    private static float[] read(Key key) {
        try (AudioReader reader = AudioReader.open(key.file(), ChannelMix.mean())) {
            int rate = reader.info().sampleRate();
            float[] samples = new float[PART];
            int length = 0;
            int most = Math.toIntExact(LONGEST.toSeconds() * rate);
            float[] part = new float[PART];
            for (int n = reader.read(part); n >= 0 && length < most; n = reader.read(part)) {
                if (length + n > samples.length) {
                    samples = Arrays.copyOf(samples, 2 * samples.length);
                }
                System.arraycopy(part, 0, samples, length, n);
                length += n;
            }
            float[] whole = Arrays.copyOf(samples, Math.min(length, most));
            return ofPowerOne(Resampler.resample(whole, rate, ResampleConfig.ofRate(key.sampleRate())), key.file());
        }
    }

    private static float[] ofPowerOne(float[] samples, Path file) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new SonofluxException(file + " cannot be made as loud as the others: "
                    + (sum == 0 ? "it is silent" : "it has infinite values") + "; remove it");
        }
        double factor = Math.sqrt(samples.length / sum);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (samples[i] * factor);
        }
        return samples;
    }
}
