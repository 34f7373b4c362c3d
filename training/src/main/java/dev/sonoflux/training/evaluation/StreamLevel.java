package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.source.FileSource;
import dev.sonoflux.operators.augment.Noise;
import dev.sonoflux.operators.augment.NoiseConfig;
import dev.sonoflux.operators.augment.NoiseLevel;
import dev.sonoflux.training.splice.TruthWord;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;

/**
 * How long a labelled stream is and how loud its words are, so that noise can be put over it at a ratio to them.
 *
 * @param sampleRate of the recording, in hertz
 * @param seconds how long it is
 * @param wordsDb mean power of what lies within its words, in decibels relative to full scale; negative infinity if they are silent
 */
record StreamLevel(LabelledStream stream, int sampleRate, double seconds, double wordsDb) {
    /** Adds up what lies within words. */
    private static final class Sums implements Consumer<AudioEvent> {
        private final List<TruthWord> words;
        private final Consumer<String> warnings;
        private int sampleRate;
        private long end;
        private int word;
        private double energy;
        private long samples;

        private Sums(List<TruthWord> words, Consumer<String> warnings) {
            this.words = words;
            this.warnings = warnings;
        }

        @Override
        public void accept(AudioEvent event) {
            if (event instanceof PcmFrame frame) {
                add(frame);
            } else if (event instanceof Fault fault && fault.severity() == Fault.Severity.ERROR) {
                throw new SonofluxException(fault.message());
            } else if (event instanceof Fault fault && fault.severity() == Fault.Severity.WARNING) {
                warnings.accept(fault.message());
            }
        }

        private void add(PcmFrame frame) {
            sampleRate = frame.sampleRate();
            end = frame.end();
            for (int i = 0; i < frame.length(); i++) {
                double seconds = (double) (frame.start() + i) / sampleRate;
                while (word < words.size() && words.get(word).end() <= seconds) {
                    word++;
                }
                if (word < words.size() && words.get(word).start() <= seconds) {
                    energy += (double) frame.samples()[i] * frame.samples()[i];
                    samples++;
                }
            }
        }
    }

    /**
     * Hears the stream once.
     *
     * @throws SonofluxException if it is broken or empty, or a word lies beyond its end
     */
    static StreamLevel of(LabelledStream stream, Consumer<String> warnings) {
        Sums sums = new Sums(stream.words(), warnings);
        events(stream).doOnNext(sums).blockLast();
        if (sums.end == 0) {
            throw new SonofluxException(
                    stream.audio() + ": there are no samples in it; name a recording of the words in the truth");
        }
        double seconds = (double) sums.end / sums.sampleRate;
        stream.requireWordsWithin(seconds);
        return new StreamLevel(
                stream, sums.sampleRate, seconds, 10 * StrictMath.log10(sums.energy / Math.max(1, sums.samples)));
    }

    String name() {
        return stream.audio().getFileName().toString();
    }

    AudioSource source() {
        return FileSource.of(stream.audio());
    }

    /**
     * With noise over all of it, which follows from the noise's seed and the stream's name.
     *
     * @throws SonofluxException if its words are silent
     */
    AudioSource source(ClipNoise noise, double snrDb) {
        double db = wordsDb - snrDb;
        if (!(db >= NoiseLevel.FullScale.MIN_DB && db <= NoiseLevel.FullScale.MAX_DB)) {
            throw new SonofluxException(stream.audio() + ": noise " + snrDb + " dB below its words, which have "
                    + wordsDb + " dBFS, would be too soft or too loud; choose another ratio, or check the truth");
        }
        NoiseConfig config = new NoiseConfig(
                noise.kind(),
                new NoiseLevel.FullScale(Range.of(db)),
                Duration.ZERO,
                noise.material().seed());
        return AudioSource.of(
                name(), events(stream).ofType(PcmFrame.class).transform(Noise.operator(config, name())), sampleRate);
    }

    private static Flux<AudioEvent> events(LabelledStream stream) {
        return FileSource.of(stream.audio()).streams().concatMap(AudioStream::events);
    }
}
