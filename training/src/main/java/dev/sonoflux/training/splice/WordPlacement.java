package dev.sonoflux.training.splice;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.training.dataset.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sets one word after the other, with gaps of digital silence around them. */
final class WordPlacement {
    /** Long gaps come in frames of this length, which all share these samples: an hour of gap takes no memory. */
    private static final float[] SILENCE = new float[1 << 14];

    private final String stream;
    private final int sampleRate;
    private final Range<Duration> gap;
    private final StreamRandom random;
    private final Consumer<TruthWord> truth;
    private long position;

    /** @param truth is told where each word is */
    WordPlacement(String stream, int sampleRate, SpliceConfig config, Consumer<TruthWord> truth) {
        this.stream = stream;
        this.sampleRate = sampleRate;
        this.gap = config.gap();
        this.random = StreamRandom.of(config.seed(), "gap", Splicing.RANDOM_NAME);
        this.truth = truth;
    }

    /** A gap and then the word. */
    List<PcmFrame> place(Utterance word) {
        List<PcmFrame> frames = gap();
        truth.accept(new TruthWord(
                stream,
                word.label(),
                word.speaker(),
                word.id(),
                seconds(position),
                seconds(position + word.samples().length)));
        frames.add(frame(word.samples()));
        return frames;
    }

    /** The gap after the last word. */
    List<PcmFrame> gap() {
        long length = Math.round(random.drawDuration(gap).toNanos() / 1e9 * sampleRate);
        List<PcmFrame> frames = new ArrayList<>();
        long left = length;
        for (; left >= SILENCE.length; left -= SILENCE.length) {
            frames.add(frame(SILENCE));
        }
        if (left > 0) {
            frames.add(frame(new float[(int) left]));
        }
        return frames;
    }

    /** How long the stream has become, in samples. */
    long length() {
        return position;
    }

    private PcmFrame frame(float[] samples) {
        PcmFrame frame = new PcmFrame(sampleRate, position, samples);
        position += samples.length;
        return frame;
    }

    private double seconds(long samples) {
        return (double) samples / sampleRate;
    }
}
