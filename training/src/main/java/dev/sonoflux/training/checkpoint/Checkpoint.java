package dev.sonoflux.training.checkpoint;

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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** A file with all that a training has come to after an epoch: going on from it gives what never stopping would have given. */
public final class Checkpoint {
    private static final String TRAINING = "training";
    private static final String CURVE = "curve";
    private static final int CURVE_COLUMNS = 5;
    private static final String REMOVE = "Remove it to begin anew.";

    private final Path file;
    private final long training;

    /**
     * @param file where it is or is to be
     * @param training a hash of everything that the training's result depends on
     */
    public Checkpoint(Path file, long training) {
        this.file = file;
        this.training = training;
    }

    /**
     * What a training had come to.
     *
     * @param curve of the epochs that are complete
     * @param tensors what it saved beside
     */
    public record Saved(List<LearningCurve.Epoch> curve, Safetensors tensors) {}

    /**
     * Replaces the file at once, so that whoever is killed leaves the former one or this one.
     *
     * @param curve of the epochs that are complete
     * @param state what else the next epochs depend on
     * @throws SonofluxException if it can't be written
     */
    public void save(List<LearningCurve.Epoch> curve, Map<String, Tensor> state) {
        Map<String, Tensor> tensors = new TreeMap<>(state);
        tensors.put(TRAINING, new Tensor.Longs(List.of(1), new long[] {training}));
        tensors.put(CURVE, tensor(curve));
        try {
            Files.write(fresh(), Safetensors.format(tensors));
            Files.move(fresh(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SonofluxException("The checkpoint " + file + " cannot be written: " + e, e);
        }
    }

    /**
     * What there is to go on from; empty where nothing has been saved.
     *
     * @param restored makes something of it
     * @throws SonofluxException if the file is no checkpoint, or that of another training
     */
    public <T> Optional<T> read(Function<Saved, T> restored) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Safetensors tensors = Safetensors.read(file);
            if (tensors.longs(TRAINING, 1).values()[0] != training) {
                throw new SonofluxException(
                        "it is that of another training: of other recordings, another network or other options");
            }
            double[] curve = tensors.doubles(CURVE, -1, CURVE_COLUMNS).values();
            return Optional.of(restored.apply(new Saved(epochs(curve), tensors)));
        } catch (SonofluxException e) {
            throw new SonofluxException(
                    "The checkpoint " + file + " cannot be gone on from: " + e.getMessage() + ". " + REMOVE, e);
        }
    }

    /** Removes the file: the training is complete. */
    void delete() {
        try {
            Files.deleteIfExists(fresh());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SonofluxException("The checkpoint " + file + " cannot be removed: " + e, e);
        }
    }

    private Path fresh() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private static Tensor tensor(List<LearningCurve.Epoch> curve) {
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

    private static List<LearningCurve.Epoch> epochs(double[] values) {
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
