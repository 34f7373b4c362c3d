package dev.sonoflux.training.neural;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.family.LearningCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A file with all that a training has come to after an epoch: going on from it gives what never stopping would have given. */
final class Checkpoint {
    private static final String WEIGHTS = "weights";
    private static final String MEANS = "means";
    private static final String SQUARES = "squares";
    private static final String AVERAGE = "average";
    private static final String BEST = "best";
    private static final String COUNTS = "counts";
    private static final String CURVE = "curve";
    private static final int CURVE_COLUMNS = 5;

    private final Path file;
    private final long training;

    /**
     * @param training a hash of everything that the training's result depends on
     */
    Checkpoint(Path file, long training) {
        this.file = file;
        this.training = training;
    }

    /** Whether there is one to go on from. */
    boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Replaces the file at once, so that whoever is killed leaves the former one or this one. */
    void save(FitState state) {
        Map<String, Tensor> tensors = new TreeMap<>();
        Optimiser optimiser = state.optimiser;
        tensors.put(WEIGHTS, floats(optimiser.weights));
        tensors.put(MEANS, floats(optimiser.means));
        tensors.put(SQUARES, floats(optimiser.squares));
        tensors.put(AVERAGE, floats(optimiser.average));
        tensors.put(BEST, floats(state.best));
        tensors.put(COUNTS, new Tensor.Longs(List.of(3), new long[] {training, optimiser.steps, state.bestEpoch}));
        tensors.put(CURVE, curve(state.curve));
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(fresh, Safetensors.format(tensors));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SonofluxException("The checkpoint " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Brings a training that has just begun to where the file's was.
     *
     * @throws SonofluxException if it is no checkpoint, or that of another training
     */
    void restore(FitState state) {
        Safetensors tensors = Safetensors.parse(content(), file.toString());
        long[] counts = tensors.longs(COUNTS, 3).values();
        if (counts[0] != training) {
            throw new SonofluxException("The checkpoint " + file + " is that of another training: of other recordings,"
                    + " another network or other options. Remove it to begin anew.");
        }
        Optimiser optimiser = state.optimiser;
        copy(tensors, WEIGHTS, optimiser.weights);
        copy(tensors, MEANS, optimiser.means);
        copy(tensors, SQUARES, optimiser.squares);
        copy(tensors, AVERAGE, optimiser.average);
        copy(tensors, BEST, state.best);
        optimiser.steps = Math.toIntExact(counts[1]);
        state.bestEpoch = Math.toIntExact(counts[2]);
        state.curve.clear();
        state.curve.addAll(curve(tensors.doubles(CURVE, -1, CURVE_COLUMNS).values()));
    }

    /** Removes the file: the training is complete. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SonofluxException("The checkpoint " + file + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private byte[] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SonofluxException("The checkpoint " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Tensor floats(float[] values) {
        return new Tensor.Floats(List.of(values.length), values);
    }

    private static void copy(Safetensors tensors, String name, float[] to) {
        System.arraycopy(tensors.floats(name, to.length).values(), 0, to, 0, to.length);
    }

    private static Tensor curve(List<LearningCurve.Epoch> curve) {
        double[] values = new double[curve.size() * CURVE_COLUMNS];
        for (int e = 0; e < curve.size(); e++) {
            LearningCurve.Epoch epoch = curve.get(e);
            int at = e * CURVE_COLUMNS;
            values[at] = epoch.learningRate();
            values[at + 1] = epoch.loss();
            values[at + 2] = epoch.accuracy();
            values[at + 3] = epoch.heldOutLoss().orElse(Double.NaN);
            values[at + 4] = epoch.heldOutAccuracy().orElse(Double.NaN);
        }
        return new Tensor.Doubles(List.of(curve.size(), CURVE_COLUMNS), values);
    }

    private static List<LearningCurve.Epoch> curve(double[] values) {
        List<LearningCurve.Epoch> curve = new ArrayList<>();
        for (int at = 0; at < values.length; at += CURVE_COLUMNS) {
            curve.add(new LearningCurve.Epoch(
                    curve.size() + 1,
                    values[at],
                    values[at + 1],
                    values[at + 2],
                    optional(values[at + 3]),
                    optional(values[at + 4])));
        }
        return curve;
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
