package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * The band that a telephone or a microphone lets through: a Butterworth high-pass and a Butterworth low-pass, each 3 dB down at its
 * frequency and falling by 6 dB an octave times its order, by the bilinear transform, prewarped (A. V. Oppenheim and R. W.
 * Schafer, Discrete-Time Signal Processing, 3rd edition, section 7.3). Like
 * such a line, it delays what lies near its edges by a little.
 */
public final class Band implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "band";

    private final FilterStage filter;

    /** @param stream the stream's name, which the band's edges are drawn for */
    public Band(BandConfig config, String stream) {
        StreamRandom random = StreamRandom.of(config.seed(), NAME, stream);
        double low = draw(random, config.low());
        double high = draw(random, config.high());
        filter = new FilterStage(rate -> design(low, high, config.order(), rate));
    }

    private static double draw(StreamRandom random, Range<Integer> hertz) {
        return random.draw(Range.of((double) hertz.from(), (double) hertz.to()));
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(BandConfig config, String stream) {
        return Stages.operator(() -> new Band(config, stream));
    }

    /** @throws SonofluxException if the frames' rate is too low for the band's upper edge */
    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        filter.accept(frame, out);
    }

    static SectionCascade design(double low, double high, int order, int sampleRate) {
        requireBelowNyquist(high, sampleRate);
        double lowW = StrictMath.tan(Math.PI * low / sampleRate);
        double highW = StrictMath.tan(Math.PI * high / sampleRate);
        List<SectionCascade.Section> sections = new ArrayList<>();
        for (int k = 0; k < order / 2; k++) {
            double damping = 2 * StrictMath.sin(Math.PI * (2 * k + 1) / (2 * order));
            sections.add(section(lowW, damping, true));
            sections.add(section(highW, damping, false));
        }
        return new SectionCascade(sections);
    }

    /** @throws SonofluxException if the upper edge isn't below half the rate */
    static void requireBelowNyquist(double high, int sampleRate) {
        if (high >= sampleRate / 2.0) {
            throw new SonofluxException(
                    "high: " + Math.round(high) + " Hz is not below half of the stream's rate, which is " + sampleRate
                            + " Hz; lower it, or resample the stream first");
        }
    }

    /** A pair of conjugate poles of a filter at tan(π·f/rate): s² + damping·s + 1 in its analogue form. */
    private static SectionCascade.Section section(double w, double damping, boolean highPass) {
        double scale = 1 / (1 + damping * w + w * w);
        double edge = highPass ? scale : w * w * scale;
        return new SectionCascade.Section(
                edge,
                highPass ? -2 * edge : 2 * edge,
                edge,
                2 * (w * w - 1) * scale,
                (1 - damping * w + w * w) * scale);
    }
}
