package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audiofile.AudioReader;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file {@code {label}_{speaker}_{index}.wav}.
 *
 * @param file where it is
 * @param label the word
 * @param speaker who says it
 * @param index number of the take
 */
public record Recording(Path file, String label, String speaker, int index) {
    private static final Pattern AUDIO = Pattern.compile(".+\\.(wav|flac|aif|aiff|aifc|au)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("([^_]+)_(.+)_([0-9]{1,9})\\.[A-Za-z]+");
    private static final int MAX_SECONDS = 60;

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
        try (AudioReader reader = AudioReader.open(file, ChannelMix.mean())) {
            int rate = reader.info().sampleRate();
            float[] samples = samples(reader, rate);
            reader.warnings().forEach(w -> warnings.accept(w.message()));
            if (samples.length == 0) {
                throw new SonofluxException(file + ": there are no samples in it");
            }
            float[] resampled =
                    rate == sampleRate ? samples : Resampler.resample(samples, rate, ResampleConfig.ofRate(sampleRate));
            return new Utterance(id(), label, speaker, sampleRate, resampled);
        }
    }

    private float[] samples(AudioReader reader, int rate) {
        float[] samples = new float[rate];
        int length = 0;
        float[] part = new float[4096];
        for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
            if (length + read > (long) MAX_SECONDS * rate) {
                throw new SonofluxException(
                        file + ": is longer than " + MAX_SECONDS + " s; a recording of a dataset is one word");
            }
            if (length + read > samples.length) {
                samples = Arrays.copyOf(samples, Math.max(length + read, 2 * samples.length));
            }
            System.arraycopy(part, 0, samples, length, read);
            length += read;
        }
        return Arrays.copyOf(samples, length);
    }
}
