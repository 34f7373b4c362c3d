package dev.sonoflux.training.svm;

import dev.sonoflux.operators.classifier.LinearModel;
import dev.sonoflux.operators.classifier.SupportVectorMachine;
import dev.sonoflux.training.Jobs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Machines for each pair of classes and each point of a grid, all trained on the same vectors. A pair is one thread's work, for
 * all points, so that its kernel is computed once.
 */
final class PairwiseMachines {
    /** Vectors in the order of their classes, as LIBSVM has them. */
    private final float[][] rows;
    /** Where each class begins in them; then where the last one ends. */
    private final int[] starts;

    private final double[] gammas;
    /** For each point and pair (0,1), (0,2) … (1,2) …: a coefficient for each vector of the two classes. */
    private final PairSolver.Solution[][] solutions;

    private PairwiseMachines(float[][] rows, int[] starts, double[] gammas, PairSolver.Solution[][] solutions) {
        this.rows = rows;
        this.starts = starts;
        this.gammas = gammas;
        this.solutions = solutions;
    }

    /**
     * Trains.
     *
     * @param vectors one for each recording
     * @param classes the class of each, from 0 to {@code count} − 1; none may be missing
     */
    static PairwiseMachines train(float[][] vectors, int[] classes, int count, List<SvmPoint> points, Jobs jobs) {
        int[] starts = new int[count + 1];
        List<float[]> ordered = new ArrayList<>(vectors.length);
        for (int c = 0; c < count; c++) {
            starts[c] = ordered.size();
            for (int i = 0; i < vectors.length; i++) {
                if (classes[i] == c) {
                    ordered.add(vectors[i]);
                }
            }
        }
        starts[count] = ordered.size();
        float[][] rows = ordered.toArray(float[][]::new);
        double variance = variance(vectors);
        double[] gammas = points.stream()
                .mapToDouble(p -> p.kernel() instanceof SvmKernel.Gaussian gaussian
                        ? gaussian.gamma().value(rows[0].length, variance)
                        : 0)
                .toArray();
        int pairs = count * (count - 1) / 2;
        PairSolver.Solution[][] solutions = new PairSolver.Solution[points.size()][pairs];
        List<int[]> classesOfPair = pairs(count);
        jobs.forEach(pairs, pair -> solve(rows, starts, classesOfPair.get(pair), points, gammas, solutions, pair));
        return new PairwiseMachines(rows, starts, gammas, solutions);
    }

    private static List<int[]> pairs(int classes) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                pairs.add(new int[] {i, j});
            }
        }
        return pairs;
    }

    private static void solve(
            float[][] rows,
            int[] starts,
            int[] classes,
            List<SvmPoint> points,
            double[] gammas,
            PairSolver.Solution[][] solutions,
            int pair) {
        int i = classes[0];
        int j = classes[1];
        int first = starts[i + 1] - starts[i];
        float[][] both =
                Arrays.copyOf(Arrays.copyOfRange(rows, starts[i], starts[i + 1]), first + starts[j + 1] - starts[j]);
        System.arraycopy(rows, starts[j], both, first, starts[j + 1] - starts[j]);
        PairSolver solver = new PairSolver(both, first, points.size());
        for (double gamma : Arrays.stream(gammas).distinct().toArray()) {
            solver.use(gamma);
            for (int p = 0; p < gammas.length; p++) {
                if (gammas[p] == gamma) {
                    solutions[p][pair] = solver.solve(gamma, points.get(p).c());
                }
            }
        }
    }

    /** Of all values of all vectors together, as scikit-learn's {@code X.var()}. */
    private static double variance(float[][] rows) {
        double sum = 0;
        for (float[] row : rows) {
            for (float value : row) {
                sum += value;
            }
        }
        double count = (double) rows.length * rows[0].length;
        double mean = sum / count;
        double squares = 0;
        for (float[] row : rows) {
            for (float value : row) {
                squares += (value - mean) * (value - mean);
            }
        }
        return squares / count;
    }

    /**
     * What each point's machines say of vectors.
     *
     * @return point × vector × pair: above 0 speaks for the first class of the pair
     */
    double[][][] decisions(float[][] vectors, Jobs jobs) {
        double[][][] decisions = new double[gammas.length][vectors.length][];
        if (Arrays.stream(gammas).anyMatch(gamma -> gamma > 0)) {
            new SharedDistances(rows, starts, gammas, solutions).decisions(vectors, decisions, jobs);
        }
        for (int p = 0; p < gammas.length; p++) {
            if (gammas[p] == 0) {
                LinearModel model = linear(p);
                double[][] own = decisions[p];
                jobs.forEach(vectors.length, v -> own[v] = model.apply(vectors[v]));
            }
        }
        return decisions;
    }

    /** The machine of a point with a Gaussian kernel. */
    SupportVectorMachine gaussian(int point) {
        int classes = starts.length - 1;
        int[] support =
                IntStream.range(0, rows.length).filter(v -> isSupport(point, v)).toArray();
        int dimensions = rows[0].length;
        float[] vectors = new float[support.length * dimensions];
        int[] counts = new int[classes];
        double[] dual = new double[(classes - 1) * support.length];
        for (int s = 0; s < support.length; s++) {
            System.arraycopy(rows[support[s]], 0, vectors, s * dimensions, dimensions);
            int own = classOf(support[s]);
            counts[own]++;
            for (int other = 0; other < classes; other++) {
                if (other != own) {
                    // As in LIBSVM's sv_coef: the row for a class is that of its number among the others.
                    int row = other < own ? other : other - 1;
                    dual[row * support.length + s] = coefficient(point, support[s], own, other);
                }
            }
        }
        return new SupportVectorMachine(gammas[point], vectors, counts, dual, intercepts(point));
    }

    /** The machine of a point with a linear kernel: a weight vector and a bias for each pair. */
    LinearModel linear(int point) {
        int dimensions = rows[0].length;
        double[] bias = Arrays.stream(intercepts(point)).map(rho -> -rho).toArray();
        double[] weights = new double[bias.length * dimensions];
        int pair = 0;
        for (int[] classes : pairs(starts.length - 1)) {
            for (int c : classes) {
                int other = classes[0] == c ? classes[1] : classes[0];
                for (int v = starts[c]; v < starts[c + 1]; v++) {
                    double coefficient = coefficient(point, v, c, other);
                    for (int d = 0; coefficient != 0 && d < dimensions; d++) {
                        weights[pair * dimensions + d] += coefficient * rows[v][d];
                    }
                }
            }
            pair++;
        }
        return new LinearModel(weights, bias);
    }

    private double[] intercepts(int point) {
        return Arrays.stream(solutions[point])
                .mapToDouble(PairSolver.Solution::intercept)
                .toArray();
    }

    private boolean isSupport(int point, int vector) {
        int own = classOf(vector);
        return IntStream.range(0, starts.length - 1)
                .anyMatch(other -> other != own && coefficient(point, vector, own, other) != 0);
    }

    private int classOf(int vector) {
        int c = 0;
        while (starts[c + 1] <= vector) {
            c++;
        }
        return c;
    }

    private double coefficient(int point, int vector, int own, int other) {
        return coefficient(solutions[point], starts, vector, own, other);
    }

    /** Of a vector of class {@code own} in the machine that tells it from {@code other}. */
    static double coefficient(PairSolver.Solution[] solutions, int[] starts, int vector, int own, int other) {
        int i = Math.min(own, other);
        int j = Math.max(own, other);
        int classes = starts.length - 1;
        int pair = i * (2 * classes - i - 1) / 2 + j - i - 1;
        int at = vector - starts[own] + (own == i ? 0 : starts[i + 1] - starts[i]);
        return solutions[pair].coefficients()[at];
    }
}
