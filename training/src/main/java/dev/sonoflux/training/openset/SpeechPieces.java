package dev.sonoflux.training.openset;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.operators.segment.SegmentConfig;
import dev.sonoflux.operators.segment.Segmenter;
import dev.sonoflux.operators.vad.AdaptiveVad;
import dev.sonoflux.operators.vad.AdaptiveVadConfig;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleAudio;
import dev.sonoflux.training.features.ExampleSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/**
 * Stretches of other speech. Recordings are cut into segments as a live pipeline cuts them. What is no longer than a word stays
 * whole; of longer segments, some stay whole, as they are served, and of others a piece is taken that is as long as a word.
 *
 * @param count how many; fewer come where a recording has no speech
 */
record SpeechPieces(SoundFiles files, int count, long seed) implements ExampleSource {
    private static final String PURPOSE = "speech-pieces";
    private static final Range<Duration> WORD = Range.of(Duration.ofMillis(200), Duration.ofMillis(1000));

    /** The share of longer segments that stay whole. */
    private static final double WHOLE = 1.0 / 3;

    @Override
    public int size() {
        return count;
    }

    @Override
    public Flux<ExampleAudio> audio(int sampleRate) {
        return files.examples(count, sampleRate, (share, samples) -> pieces(share, samples, sampleRate));
    }

    @Override
    public List<Provenance.Dataset> provenance() {
        return files.provenance();
    }

    private List<ExampleAudio> pieces(SoundFiles.Share share, float[] samples, int sampleRate) {
        List<SpeechEvent.Ended> segments = segments(samples, sampleRate);
        if (segments.isEmpty()) {
            return List.of();
        }
        String name = share.file().name();
        int first = StreamRandom.of(seed, PURPOSE, name).nextInt(segments.size());
        return IntStream.range(0, share.count())
                .mapToObj(i -> piece(name, i, samples, segments.get((first + i) % segments.size()), sampleRate))
                .toList();
    }

    private static List<SpeechEvent.Ended> segments(float[] samples, int sampleRate) {
        var cutter = new AdaptiveVad(AdaptiveVadConfig.ofDefaults()).then(new Segmenter(SegmentConfig.ofDefaults()));
        return Stages.run(cutter, List.of(new PcmFrame(sampleRate, 0, samples))).stream()
                .filter(SpeechEvent.Ended.class::isInstance)
                .map(SpeechEvent.Ended.class::cast)
                .toList();
    }

    private ExampleAudio piece(String name, int index, float[] samples, SpeechEvent.Ended segment, int sampleRate) {
        String id = BackgroundLabels.UNKNOWN + "/" + name + "/" + index;
        StreamRandom random = StreamRandom.of(seed, PURPOSE, id);
        int from = (int) segment.start();
        int to = (int) segment.end();
        boolean isWhole = random.nextDouble() < WHOLE || to - from <= Cut.samples(WORD.to(), sampleRate);
        float[] piece = isWhole
                ? Cut.of(samples, from, to, sampleRate)
                : Cut.stretch(samples, from, to, sampleRate, WORD, random);
        return ExampleAudio.of(Example.trainedOnly(id, BackgroundLabels.UNKNOWN, name, List.of()), piece, sampleRate);
    }
}
