package dev.sonoflux.operators.features;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.features.EndpointTrim.Endpoints;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Turns each window into a matrix of features, as a {@link FeatureSpec} says: one window in, one matrix out. A row holds the
 * static coefficients of one point in time, then their deltas, then their delta-deltas.
 *
 * <p>The steps, in this order: endpoint trim, pre-emphasis, framing, taper, spectrum, mel bands, decibels, DCT and lifter,
 * deltas, then length and standardising in the order that the specification asks for. A waveform has none of the steps from
 * pre-emphasis to deltas. Calculations are in double precision
 * and their results rounded to float once.
 *
 * <p>Buffers are reused between windows, so that only the result is allocated. Not thread-safe: one extractor a thread.
 */
public final class FeatureExtractor implements Stage<AudioWindow, FeatureMatrix> {
    private final FeatureSpec spec;
    private final Optional<MelSpectrogram> mel;
    private final Optional<Cepstrum> cepstrum;
    private double[] bands = {};
    private double[] rows = {};
    private double[] fitted = {};

    public FeatureExtractor(FeatureSpec spec) {
        this.spec = spec;
        mel = spec.kind() == FeatureKind.WAVEFORM ? Optional.empty() : Optional.of(new MelSpectrogram(spec));
        cepstrum = spec.kind() == FeatureKind.MFCC
                ? Optional.of(new Cepstrum(spec.nMels(), spec.nMfcc(), spec.lifter()))
                : Optional.empty();
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<AudioWindow>, Flux<FeatureMatrix>> operator(FeatureSpec spec) {
        return Stages.operator(() -> new FeatureExtractor(spec));
    }

    @Override
    public void accept(AudioWindow window, Consumer<? super FeatureMatrix> out) {
        out.accept(extract(window));
    }

    /**
     * Features of one window.
     *
     * @throws SonofluxException if the window is not at the specification's sample rate
     */
    public FeatureMatrix extract(AudioWindow window) {
        if (window.sampleRate() != spec.sampleRate()) {
            throw new SonofluxException(wrongRate(spec.sampleRate(), window.sampleRate()));
        }
        float[] samples = window.samples();
        Endpoints ends = ends(window);
        int frames = spec.framesOf(ends.to() - ends.from());
        int coefficients = spec.frameCoefficients();
        rows = atLeast(rows, frames * coefficients);
        if (mel.isPresent()) {
            bands = atLeast(bands, frames * spec.nMels());
            mel.get().compute(samples, ends.from(), ends.to(), frames, bands);
            if (spec.kind() != FeatureKind.MEL) {
                toDecibels(frames * spec.nMels());
            }
            statics(frames, coefficients);
        } else {
            waveform(samples, ends.from(), frames);
        }
        for (int order = 1; order <= spec.deltas(); order++) {
            int statics = spec.staticCoefficients();
            Deltas.append(rows, frames, coefficients, statics, order * statics, order, spec.deltaWidth());
        }
        if (!spec.standardiseAfterLength()) {
            spec.standardise().apply(rows, frames, coefficients);
        }
        int fittedFrames = fit(frames, coefficients);
        if (spec.standardiseAfterLength()) {
            spec.standardise().apply(fitted, fittedFrames, spec.coefficients());
        }
        float[] values = new float[fittedFrames * spec.coefficients()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) fitted[i];
        }
        return new FeatureMatrix(fittedFrames, spec.coefficients(), values, window);
    }

    /** Which samples are looked at; some of them may lie outside of the window, which is silent there. */
    private Endpoints ends(AudioWindow window) {
        float[] samples = window.samples();
        Optional<Endpoints> word = spec.trim().map(trim -> trim.find(samples, spec.sampleRate()));
        Endpoints all = new Endpoints(0, samples.length);
        if (spec.length() instanceof FrameCount.Centre centre) {
            int length = spec.samplesOf(centre.frames());
            return word.map(w -> around(w, length))
                    .orElseGet(() -> samples.length > length ? within(window, length) : around(all, length));
        }
        return word.orElse(all);
    }

    private static Endpoints around(Endpoints heard, int length) {
        int from = Math.floorDiv(heard.from() + heard.to() - length, 2);
        return new Endpoints(from, from + length);
    }

    /** The stretch of a longer window whose middle is nearest to that of its speech. */
    private static Endpoints within(AudioWindow window, int length) {
        int all = window.samples().length;
        int from = (int) Math.max(0, window.speechStart() - window.start());
        int to = (int) Math.min(all, window.speechEnd() - window.start());
        int middle = from < to ? from + to : all;
        int begin = Math.min(Math.max(0, Math.floorDiv(middle - length, 2)), all - length);
        return new Endpoints(begin, begin + length);
    }

    static String wrongRate(int specified, int actual) {
        return "these features are for audio at " + specified + " Hz, and this audio is at " + actual
                + " Hz; put `resample: { rate: " + specified + " }` before them";
    }

    /** 10·log10 of power, 20·log10 of magnitude, from the floor on; then no more than topDb below the window's maximum. */
    private void toDecibels(int count) {
        if (spec.softFloorDb().isPresent()) {
            raise(count, spec.softFloorDb().getAsDouble());
        }
        double factor = 20.0 / spec.power();
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            bands[i] = factor * Math.log10(Math.max(spec.logFloor(), bands[i]));
            highest = Math.max(highest, bands[i]);
        }
        if (spec.topDb().isPresent()) {
            double lowest = highest - spec.topDb().getAsDouble();
            for (int i = 0; i < count; i++) {
                bands[i] = Math.max(lowest, bands[i]);
            }
        }
    }

    /** Adds the same to every band: what lies {@code db} below the loudest. */
    private void raise(int count, double db) {
        double loudest = 0;
        for (int i = 0; i < count; i++) {
            loudest = Math.max(loudest, bands[i]);
        }
        double floor = loudest * Math.pow(10, -db * spec.power() / 20);
        for (int i = 0; i < count; i++) {
            bands[i] += floor;
        }
    }

    /** Samples from {@code from} on, which are 0 outside of the window. */
    private void waveform(float[] samples, int from, int frames) {
        for (int f = 0; f < frames; f++) {
            int at = from + f;
            rows[f] = at >= 0 && at < samples.length ? samples[at] : 0;
        }
    }

    private void statics(int frames, int coefficients) {
        int nMels = spec.nMels();
        for (int f = 0; f < frames; f++) {
            if (cepstrum.isPresent()) {
                cepstrum.get().apply(bands, f * nMels, rows, f * coefficients);
            } else {
                System.arraycopy(bands, f * nMels, rows, f * coefficients, nMels);
            }
        }
    }

    /** Brings {@link #rows} to their length in {@link #fitted}; returns the number of frames. */
    private int fit(int frames, int coefficients) {
        int target = spec.frames().orElse(frames);
        fitted = atLeast(fitted, target * spec.coefficients());
        if (spec.length() instanceof FrameCount.Pool pool) {
            pool.statistic().apply(rows, frames, coefficients, fitted);
            return target;
        }
        if (spec.length() instanceof FrameCount.Stretch) {
            stretch(frames, target, coefficients);
            return target;
        }
        int kept = Math.min(frames, target) * coefficients;
        System.arraycopy(rows, 0, fitted, 0, kept);
        Arrays.fill(fitted, kept, target * coefficients, 0);
        return target;
    }

    private void stretch(int frames, int target, int coefficients) {
        for (int f = 0; f < target; f++) {
            double position = target == 1 ? (frames - 1) / 2.0 : (double) f * (frames - 1) / (target - 1);
            int before = (int) position;
            int after = Math.min(before + 1, frames - 1);
            double share = position - before;
            for (int c = 0; c < coefficients; c++) {
                fitted[f * coefficients + c] =
                        (1 - share) * rows[before * coefficients + c] + share * rows[after * coefficients + c];
            }
        }
    }

    private static double[] atLeast(double[] buffer, int length) {
        return buffer.length >= length ? buffer : new double[length];
    }
}
