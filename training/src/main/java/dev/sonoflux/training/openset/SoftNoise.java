package dev.sonoflux.training.openset;

import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.operators.augment.NoiseKind;
import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleAudio;
import dev.sonoflux.training.features.ExampleSource;
import java.util.List;
import reactor.core.publisher.Flux;

/** White and pink noise in turn, as soft as a quiet room. */
record SoftNoise(int count, long seed) implements ExampleSource {
    private static final String PURPOSE = "soft-noise";
    private static final String NOBODY = BackgroundLabels.NOISE;

    /** In dB re full scale. */
    private static final Range<Double> LEVEL = Range.of(-70.0, -35.0);

    @Override
    public int size() {
        return count;
    }

    @Override
    public Flux<ExampleAudio> audio(int sampleRate) {
        return Flux.range(0, count).map(i -> noise(i, sampleRate));
    }

    @Override
    public List<Provenance.Dataset> provenance() {
        return List.of();
    }

    private ExampleAudio noise(int index, int sampleRate) {
        boolean isWhite = index % 2 == 0;
        String id = BackgroundLabels.NOISE + "/" + (isWhite ? "white" : "pink") + "/" + index;
        StreamRandom random = StreamRandom.of(seed, PURPOSE, id);
        float[] samples = new float[Cut.samples(random.drawDuration(NoiseStretches.LENGTH), sampleRate)];
        double rms = StrictMath.pow(10, random.draw(LEVEL) / 20);
        NoiseKind.Signal signal = (isWhite ? NoiseKind.WHITE : NoiseKind.PINK).signal(random, sampleRate);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (rms * signal.next());
        }
        return ExampleAudio.of(Example.trainedOnly(id, BackgroundLabels.NOISE, NOBODY, List.of()), samples, sampleRate);
    }
}
