package dev.sonoflux.training.augment;

import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import dev.sonoflux.training.dataset.Utterance;
import java.util.Random;

/**
 * Plays the recording slower or faster, by a factor drawn evenly from a range; pitch and formants change along, as if
 * another person spoke (Ko et al., "Audio augmentation for speech recognition", 2015).
 *
 * @param slowest smallest factor, from 0.5
 * @param fastest largest factor, to 2
 */
public record SpeedPerturbation(double slowest, double fastest) implements Augmentation {
    /** Factors are multiples of this, so that the resampler's table stays small. */
    private static final double STEP = 0.02;

    public SpeedPerturbation {
        if (!(slowest >= 0.5 && slowest <= fastest && fastest <= 2)) {
            throw new IllegalArgumentException(
                    "speeds from " + slowest + " to " + fastest + " are not accepted; they must be from 0.5 to 2");
        }
    }

    @Override
    public Utterance apply(Utterance utterance, Random random) {
        double drawn = slowest + (fastest - slowest) * random.nextDouble();
        long rate = Math.round(Math.round(drawn / STEP) * STEP * utterance.sampleRate());
        ResampleConfig back = ResampleConfig.ofRate(utterance.sampleRate());
        return utterance.withSamples(Resampler.resample(utterance.samples(), (int) rate, back));
    }

    @Override
    public String description() {
        return "speed " + slowest + " to " + fastest;
    }
}
