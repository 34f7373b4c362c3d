package dev.sonoflux.training.openset;

import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleAudio;
import dev.sonoflux.training.features.ExampleSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** Stretches of recordings that aren't speech, from anywhere in them. */
record NoiseStretches(SoundFiles files, int count, long seed) implements ExampleSource {
    static final Range<Duration> LENGTH = Range.of(Duration.ofMillis(200), Duration.ofMillis(1200));
    private static final String PURPOSE = "noise-stretches";

    @Override
    public int size() {
        return count;
    }

    @Override
    public Flux<ExampleAudio> audio(int sampleRate) {
        return files.examples(
                count,
                sampleRate,
                (share, samples) -> IntStream.range(0, share.count())
                        .mapToObj(i -> stretch(share.file().name(), i, samples, sampleRate))
                        .toList());
    }

    @Override
    public List<Provenance.Dataset> provenance() {
        return files.provenance();
    }

    private ExampleAudio stretch(String name, int index, float[] samples, int sampleRate) {
        String id = BackgroundLabels.NOISE + "/" + name + "/" + index;
        StreamRandom random = StreamRandom.of(seed, PURPOSE, id);
        float[] stretch = Cut.stretch(samples, 0, samples.length, sampleRate, LENGTH, random);
        return ExampleAudio.of(Example.trainedOnly(id, BackgroundLabels.NOISE, name, List.of()), stretch, sampleRate);
    }
}
