package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Tilts the spectrum of a stream: every octave above 1 kHz is louder by so many dB than the one below it, as another microphone or
 * another voice has it. 1 kHz stays as loud as it is.
 *
 * <p>The filter has six poles and six zeros, all real and in pairs whose middles lie in equal steps of a logarithmic
 * scale; a slope of s dB an octave comes of zeros that lie s/6.02 of a step below their poles (J. O. Smith and H. F. Smith, "Closed form
 * fractional integration and differentiation via real exponentially spaced pole-zero pairs", 2016, arXiv:1606.06154), from 40 Hz to
 * 0.95 of the Nyquist frequency. The bilinear transform is prewarped for the middle of each pair. From 100 Hz to 0.9 of the Nyquist
 * frequency, the slope is true to 0.25 dB for each dB an octave. It is of minimum phase, and so is the opposite tilt, its inverse.
 */
public final class Tilt implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "tilt";

    private static final int PAIRS = 6;
    private static final double LOWEST_HZ = 40;
    private static final double HIGHEST_OF_NYQUIST = 0.95;
    private static final double PIVOT_HZ = 1000;
    /** What a single pole or zero does in the limit. */
    private static final double DB_AN_OCTAVE = 20 * Math.log10(2);

    private final FilterStage filter;

    /** @param stream the stream's name, which the tilt is drawn for */
    public Tilt(TiltConfig config, String stream) {
        double slope = StreamRandom.of(config.seed(), NAME, stream).draw(config.dbPerOctave());
        filter = new FilterStage(rate -> design(slope, rate));
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(TiltConfig config, String stream) {
        return Stages.operator(() -> new Tilt(config, stream));
    }

    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        filter.accept(frame, out);
    }

    static SectionCascade design(double dbPerOctave, int sampleRate) {
        double share = dbPerOctave / DB_AN_OCTAVE;
        double nyquist = sampleRate / 2.0;
        double lowest = Math.min(LOWEST_HZ, nyquist / 8);
        double step = StrictMath.log(HIGHEST_OF_NYQUIST * nyquist / lowest) / PAIRS;
        double apart = StrictMath.exp(share * step / 2);
        List<SectionCascade.Section> sections = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair += 2) {
            double[] numerator = {1, 0, 0};
            double[] denominator = {1, 0, 0};
            for (int i = pair; i < pair + 2; i++) {
                double middle = lowest * StrictMath.exp((i + 0.5) * step);
                double w = StrictMath.tan(Math.PI * middle / sampleRate);
                multiply(numerator, root(w / apart));
                multiply(denominator, root(w * apart));
            }
            sections.add(new SectionCascade.Section(
                    numerator[0], numerator[1], numerator[2], denominator[1], denominator[2]));
        }
        return new SectionCascade(sections).withUnitGainAt(Math.min(PIVOT_HZ, nyquist / 2), sampleRate);
    }

    /** Where the bilinear transform takes a real pole or zero at −w. */
    private static double root(double w) {
        return (1 - w) / (1 + w);
    }

    /** Multiplies a polynomial in z⁻¹ by 1 − root·z⁻¹. */
    private static void multiply(double[] polynomial, double root) {
        for (int i = polynomial.length - 1; i > 0; i--) {
            polynomial[i] -= root * polynomial[i - 1];
        }
    }
}
