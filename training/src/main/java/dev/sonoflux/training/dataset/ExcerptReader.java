package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audiofile.AudioInfo;
import dev.sonoflux.engine.audiofile.AudioReader;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.training.dataset.AudioLocation.Excerpt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A part of a recording as if it were one. */
final class ExcerptReader implements AudioReader {
    private static final int SKIPPED_AT_ONCE = 1 << 14;

    private final Excerpt excerpt;
    private final AudioReader file;
    private final AudioInfo info;
    private final long length;
    private long position;

    private ExcerptReader(Excerpt excerpt, AudioReader file, long length) {
        this.excerpt = excerpt;
        this.file = file;
        this.length = length;
        AudioInfo whole = file.info();
        this.info = new AudioInfo(
                whole.container(), whole.encoding(), whole.sampleRate(), whole.channels(), OptionalLong.of(length));
    }

    /** @throws SonofluxException if the file can't be read, or ends before the excerpt does */
    static ExcerptReader open(Excerpt excerpt) {
        AudioReader file = AudioReader.open(excerpt.file(), ChannelMix.mean());
        try {
            int rate = file.info().sampleRate();
            skip(file, samples(excerpt.from(), rate), excerpt);
            return new ExcerptReader(excerpt, file, samples(excerpt.length(), rate));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static long samples(Duration duration, int rate) {
        return Math.round(duration.toNanos() * 1e-9 * rate);
    }

    private static void skip(AudioReader file, long samples, Excerpt excerpt) {
        float[] skipped = new float[SKIPPED_AT_ONCE];
        long left = samples;
        while (left > 0) {
            float[] part = left < skipped.length ? new float[(int) left] : skipped;
            int read = file.read(part);
            if (read < part.length) {
                throw new SonofluxException(excerpt + ": the file ends before that, after "
                        + (double) file.position() / file.info().sampleRate() + " s");
            }
            left -= read;
        }
    }

    @Override
    public AudioInfo info() {
        return info;
    }

    @Override
    public int read(float[] out) {
        int wanted = (int) Math.min(out.length, length - position);
        if (wanted == 0) {
            return -1;
        }
        float[] part = wanted == out.length ? out : new float[wanted];
        int read = file.read(part);
        if (read < 0) {
            return -1;
        }
        if (part != out) {
            System.arraycopy(part, 0, out, 0, read);
        }
        position += read;
        return read;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public List<Fault> warnings() {
        List<Fault> warnings = new ArrayList<>(file.warnings());
        if (position < length) {
            String problem = excerpt + ": the file ends after " + (double) position / info.sampleRate() + " s of it";
            warnings.add(new Fault(Severity.WARNING, excerpt.toString(), info.sampleRate(), position, problem));
        }
        return warnings;
    }

    @Override
    public void close() {
        file.close();
    }
}
