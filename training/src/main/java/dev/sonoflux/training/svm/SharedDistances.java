package dev.sonoflux.training.svm;

import dev.sonoflux.training.Jobs;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Decision values of many machines on the same vectors: a vector's distances to all support vectors are computed once, and its
 * kernel values once for each gamma. The sums are those of {@link
 * dev.sonoflux.operators.classifier.SupportVectorMachine#decisionValues}, in its order, so that the result is the same to the
 * last bit.
 */
final class SharedDistances {
    private final int dimensions;
    private final double[] gammas;
    /** Vectors that support any of the machines, one column each: dimensions × vectors. */
    private final double[] transposed;

    private final int count;
    /** Where each class begins among them; then where the last one ends. */
    private final int[] starts;
    /** point × (row of the other class) × vector, as LIBSVM's sv_coef. */
    private final double[][][] dual;

    private final double[][] intercepts;

    SharedDistances(float[][] rows, int[] allStarts, double[] gammas, PairSolver.Solution[][] solutions) {
        this.gammas = gammas;
        int classes = allStarts.length - 1;
        int[] classOf = new int[rows.length];
        for (int c = 0; c < classes; c++) {
            Arrays.fill(classOf, allStarts[c], allStarts[c + 1], c);
        }
        int[] support = IntStream.range(0, rows.length)
                .filter(v -> IntStream.range(0, classes)
                        .filter(other -> other != classOf[v])
                        .anyMatch(other -> Arrays.stream(solutions)
                                .anyMatch(s -> PairwiseMachines.coefficient(s, allStarts, v, classOf[v], other) != 0)))
                .toArray();
        count = support.length;
        dimensions = rows[0].length;
        transposed = new double[dimensions * count];
        starts = new int[classes + 1];
        dual = new double[gammas.length][classes - 1][count];
        for (int s = 0; s < count; s++) {
            int own = classOf[support[s]];
            for (int c = own + 1; c <= classes; c++) {
                starts[c] = s + 1;
            }
            for (int d = 0; d < dimensions; d++) {
                transposed[d * count + s] = rows[support[s]][d];
            }
            for (int p = 0; p < gammas.length; p++) {
                for (int other = 0; other < classes; other++) {
                    if (other != own) {
                        dual[p][other < own ? other : other - 1][s] =
                                PairwiseMachines.coefficient(solutions[p], allStarts, support[s], own, other);
                    }
                }
            }
        }
        intercepts = Arrays.stream(solutions)
                .map(s -> Arrays.stream(s)
                        .mapToDouble(PairSolver.Solution::intercept)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Writes point × vector × pair for the points with a Gaussian kernel. */
    void decisions(float[][] vectors, double[][][] out, Jobs jobs) {
        double[] distinct =
                Arrays.stream(gammas).filter(gamma -> gamma > 0).distinct().toArray();
        jobs.forEach(vectors.length, v -> {
            double[] distances = distances(vectors[v]);
            double[] kernel = new double[count];
            for (double gamma : distinct) {
                for (int s = 0; s < count; s++) {
                    kernel[s] = Math.exp(-gamma * distances[s]);
                }
                for (int p = 0; p < gammas.length; p++) {
                    if (gammas[p] == gamma) {
                        out[p][v] = decisions(p, kernel);
                    }
                }
            }
        });
    }

    private double[] distances(float[] vector) {
        double[] sums = new double[count];
        for (int d = 0; d < dimensions; d++) {
            addSquares(vector[d], d * count, sums);
        }
        return sums;
    }

    private void addSquares(double value, int row, double[] sums) {
        for (int s = 0; s < sums.length; s++) {
            double difference = value - transposed[row + s];
            sums[s] += difference * difference;
        }
    }

    private double[] decisions(int point, double[] kernel) {
        int classes = starts.length - 1;
        double[] values = new double[intercepts[point].length];
        int pair = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                values[pair] = weighted(kernel, dual[point][j - 1], starts[i], starts[i + 1])
                        + weighted(kernel, dual[point][i], starts[j], starts[j + 1])
                        - intercepts[point][pair];
                pair++;
            }
        }
        return values;
    }

    private static double weighted(double[] kernel, double[] dual, int from, int to) {
        double sum = 0;
        for (int s = from; s < to; s++) {
            sum += dual[s] * kernel[s];
        }
        return sum;
    }
}
