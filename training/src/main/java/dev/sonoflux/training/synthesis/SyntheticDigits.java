package dev.sonoflux.training.synthesis;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes sets of synthetic digits: a folder of {@code {digit}_{speaker}_{take}.wav}, 16 bits, as the Free Spoken Digit Dataset
 * is, with a file that says how it was made. The same settings give the same bytes, whatever the number of threads, and there
 * is never half a set.
 */
public final class SyntheticDigits {
    /** What tells such a set from other folders, and how it was made. */
    static final String DESCRIPTION = "synthesis.yaml";

    private static final Pattern CLIP = Pattern.compile("[0-9]_synth-?[0-9]+-[0-9]+_[0-9]+\\.wav");

    private SyntheticDigits() {}

    /** What is done about a set that is there already. */
    public enum Existing {
        /** It is an error, and nothing is changed. */
        IS_KEPT,
        /** It goes when the new one is complete. */
        IS_REPLACED
    }

    /**
     * Writes a set beside where it is to be, and then moves it there.
     *
     * @param folder where the set is to be: nothing, an empty folder, or a set that may be replaced
     * @throws SonofluxException if something else is there, or if it cannot be written
     */
    public static void write(
            Path folder, SynthesisConfig config, Existing existing, Jobs jobs, ProgressListener progress) {
        Path target = folder.toAbsolutePath().normalize();
        requireFree(target, existing);
        try {
            Files.createDirectories(target.getParent());
            Path fresh = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-");
            try {
                writeClips(fresh, config, jobs, progress);
                Files.writeString(fresh.resolve(DESCRIPTION), description(config));
                makeReadable(fresh);
                putInPlace(fresh, target);
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw new SonofluxException(folder + " cannot be written: " + e, e);
        }
    }

    /** What was there before is moved out of the way whole, and deleted only then. */
    private static void putInPlace(Path fresh, Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target);
            return;
        }
        Path former = fresh.resolveSibling(fresh.getFileName() + "-former");
        Files.move(target, former);
        Files.move(fresh, target);
        delete(former);
    }

    private static void requireFree(Path target, Existing existing) {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target) || target.getParent() == null) {
            throw new SonofluxException(target + " is no place for a dataset, which is a folder of its own");
        }
        List<String> names = names(target);
        boolean isSet = names.contains(DESCRIPTION)
                && names.stream()
                        .allMatch(n -> n.equals(DESCRIPTION) || CLIP.matcher(n).matches());
        if (names.isEmpty() || (isSet && existing == Existing.IS_REPLACED)) {
            return;
        }
        throw new SonofluxException(
                isSet
                        ? target
                                + " holds a synthetic set already; ask for it to be replaced (--replace), or give another folder"
                        : target + " holds files that are no synthetic set; they are left alone. Give another folder");
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new SonofluxException(folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static void writeClips(Path folder, SynthesisConfig config, Jobs jobs, ProgressListener progress) {
        DigitVoices voices = new DigitVoices(config);
        DigitWord[] words = DigitWord.values();
        int rounds = config.speakers() * words.length;
        for (int round = 0; round < rounds; round++) {
            int speaker = 1 + round / words.length;
            DigitWord word = words[round % words.length];
            jobs.forEach(config.takes(), take -> {
                String name = word.ordinal() + "_" + config.speakerName(speaker) + "_" + take + ".wav";
                float[] samples = voices.say(word, speaker, take);
                try (WavWriter wav =
                        WavWriter.create(folder.resolve(name), config.sampleRate(), SampleEncoding.S16_LE)) {
                    wav.write(samples);
                }
            });
            progress.progress("synthesizing", (round + 1) * config.takes(), config.clips());
        }
    }

    private static String description(SynthesisConfig config) {
        return Stream.of(
                        "# Digits by formant synthesis: nobody said them.",
                        "speakers: " + config.speakers(),
                        "takes: " + config.takes(),
                        "rate: " + config.sampleRate(),
                        "seed: " + config.seed(),
                        "length: "
                                + config.length().map(l -> l.toMillis() + "ms").orElse("that of the word"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Temporary folders are for their owner alone; a dataset is for everyone whom its surroundings allow. */
    private static void makeReadable(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
