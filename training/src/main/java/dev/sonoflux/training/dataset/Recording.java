package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file {@code {label}_{speaker}_{index}.wav}.
 *
 * @param file where it is
 * @param label the word
 * @param speaker who says it, or {@link #UNKNOWN_SPEAKER}
 * @param index number of the take
 */
public record Recording(Path file, String label, String speaker, int index) {
    /** The speaker where a dataset doesn't tell: everyone unknown counts as one. */
    public static final String UNKNOWN_SPEAKER = "unknown";

    private static final Pattern AUDIO = Pattern.compile(".+\\.(wav|flac|aif|aiff|aifc|au)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("([^_]+)_(.+)_([0-9]{1,9})\\.[A-Za-z]+");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    static boolean isAudio(Path file) {
        return AUDIO.matcher(file.getFileName().toString()).matches();
    }

    /** What the file's name says, or nothing if it isn't such a name. */
    static Optional<Recording> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new Recording(file, name.group(1), name.group(2), Integer.parseInt(name.group(3))))
                : Optional.empty();
    }

    /** The file's name. */
    public String id() {
        return file.getFileName().toString();
    }

    /**
     * Reads all of it, mixed down and resampled.
     *
     * @param warnings is told what is wrong without being an error, e.g. that the file stops early
     * @throws SonofluxException if it is broken, empty, or too long for one word
     */
    Utterance read(int sampleRate, Consumer<String> warnings) {
        AudioClip clip = AudioClip.read(file, ChannelMix.mean(), LONGEST);
        clip.warnings().forEach(w -> warnings.accept(w.message()));
        float[] resampled = Resampler.resample(clip.samples(), clip.sampleRate(), ResampleConfig.ofRate(sampleRate));
        return new Utterance(id(), label, speaker, sampleRate, resampled);
    }
}
