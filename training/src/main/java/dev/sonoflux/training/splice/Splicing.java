package dev.sonoflux.training.splice;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.operators.augment.Noise;
import dev.sonoflux.operators.augment.NoiseConfig;
import dev.sonoflux.operators.augment.NoiseLevel;
import dev.sonoflux.operators.augment.Reverb;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Utterance;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;

/**
 * Makes a stream of a dataset's words, each once, in an order that follows from the seed: a WAV file, and the truth about it.
 * It is a finite pipeline: words and gaps, then perhaps {@link Reverb}, whose tails reach into the gaps, then perhaps {@link
 * Noise} over all of it. A word is in memory while it is written, and no longer.
 *
 * <p>The noise's level is one for the whole stream: the mean power of all words as they are recorded, less the ratio. They are
 * read once more for it.
 */
public final class Splicing {
    /** What everything is drawn for, so that the words lie alike whatever the file is called, with noise or without. */
    static final String RANDOM_NAME = "splice";

    private final Dataset dataset;
    private final SpliceConfig config;
    private final int sampleRate;
    private final ProgressListener progress;

    /**
     * What was made.
     *
     * @param words how many
     * @param length how long the stream is
     * @param clipped how many samples didn't fit into the file's encoding
     */
    public record Summary(int words, Duration length, long clipped) {}

    /** @param sampleRate of the stream, in hertz */
    public Splicing(Dataset dataset, SpliceConfig config, int sampleRate, ProgressListener progress) {
        this.dataset = dataset.shuffled(config.seed());
        this.config = config;
        this.sampleRate = sampleRate;
        this.progress = progress;
    }

    /**
     * Writes the stream. What was there before is replaced when all of it is written, and not before.
     *
     * @throws SonofluxException if a recording cannot be read, all of them are silent, or a file cannot be written
     */
    public Summary write(StreamFiles files) {
        Optional<NoiseConfig> noise = config.snrDb().map(this::noise);
        try (StreamFiles.Unfinished unfinished = files.begin()) {
            Summary summary;
            try (WavWriter wav = WavWriter.create(unfinished.wav(), sampleRate, files.encoding());
                    TruthWriter truth = TruthWriter.create(unfinished.truth())) {
                summary = write(wav, truth, files.name(), noise);
            }
            unfinished.complete();
            return summary;
        }
    }

    private Summary write(WavWriter wav, TruthWriter truth, String stream, Optional<NoiseConfig> noise) {
        WordPlacement placement = new WordPlacement(stream, sampleRate, config, truth::write);
        AtomicInteger words = new AtomicInteger();
        Flux<PcmFrame> audio = words("splicing")
                .doOnNext(word -> words.incrementAndGet())
                .concatMapIterable(placement::place, 1)
                .concatWith(Flux.defer(() -> Flux.fromIterable(placement.gap())));
        if (config.reverb().isPresent()) {
            audio = audio.transform(Reverb.operator(config.reverb().get(), RANDOM_NAME));
        }
        if (noise.isPresent()) {
            audio = audio.transform(Noise.operator(noise.get(), RANDOM_NAME));
        }
        audio.doOnNext(frame -> wav.write(frame.samples())).blockLast();
        Duration length = Duration.ofNanos(Math.round(placement.length() * 1e9 / sampleRate));
        return new Summary(words.get(), length, wav.clipped());
    }

    private NoiseConfig noise(double snrDb) {
        double wordsDb = meanPowerDb();
        Range<Double> db = Range.of(wordsDb - snrDb);
        if (!(db.from() >= NoiseLevel.FullScale.MIN_DB && db.from() <= NoiseLevel.FullScale.MAX_DB)) {
            throw new SonofluxException(String.format(
                    Locale.ROOT,
                    "noise %.0f dB below the words of %s, which have %.1f dBFS, would have %.1f dBFS; it must have %.0f to"
                            + " %.0f: choose another ratio",
                    snrDb,
                    dataset.name(),
                    wordsDb,
                    db.from(),
                    NoiseLevel.FullScale.MIN_DB,
                    NoiseLevel.FullScale.MAX_DB));
        }
        return new NoiseConfig(config.noise(), new NoiseLevel.FullScale(db), Duration.ZERO, config.seed());
    }

    private double meanPowerDb() {
        double[] energy = new double[1];
        long[] samples = new long[1];
        words("measuring words")
                .doOnNext(word -> {
                    for (float sample : word.samples()) {
                        energy[0] += (double) sample * sample;
                    }
                    samples[0] += word.samples().length;
                })
                .blockLast();
        if (energy[0] == 0) {
            throw new SonofluxException("the words of " + dataset.name()
                    + " are silent, and noise can't be at a ratio to silence; leave out the noise");
        }
        return 10 * StrictMath.log10(energy[0] / samples[0]);
    }

    private Flux<Utterance> words(String step) {
        int total = dataset.recordings().size();
        AtomicInteger done = new AtomicInteger();
        return dataset.utterances(sampleRate)
                .doOnNext(word -> progress.progress(step, done.incrementAndGet(), total))
                .doOnComplete(() -> progress.progress(step, total, total));
    }
}
